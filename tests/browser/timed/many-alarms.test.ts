import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { closeScreens, openBrowser, openScreen, type Screen, sitAs } from '../support/screen.ts';

const ALARMS = 10_000;
/** Rows that may exist at once: what is seen, and some beside it. */
const MOST_ROWS = 80;
/** One step of the scroll, drawn by the processor of a shared machine; a jerk people see is 100 ms. */
const SMOOTH_MS = 100;

let server: TestServer;
let browser: Browser;
let screen: Screen;
beforeAll(async () => {
  server = await startTestServer();
  await server.services.database.query(
    `INSERT INTO alarm (cause, stream, feed, subject_kind, name, level, occurrence, active, raised_at,
       changed_at, cleared_at, unit, county, town, synthetic)
     SELECT 'band', 'many-' || i, feed, 'station', '告警 ' || i, (ARRAY['red', 'orange', 'yellow', 'blue'])[1 + i % 4],
       1, true, now() - i * interval '1 second', now(), NULL, 'm', county, town, true
     FROM generate_series(1, ${ALARMS}) AS i, (SELECT feed, county, town FROM stream WHERE number = 1) s`,
  );
  browser = await openBrowser();
  screen = await openScreen(browser, server.baseUrl);
  await sitAs(screen, server.baseUrl, await server.as('coordinator'));
}, 120_000);
afterAll(async () => {
  await closeScreens();
  await server?.close();
});

/** Scrolls the list from end to end. @returns milliseconds of each frame meanwhile, and the most rows there were */
const scrollThrough = (page: Page) =>
  page.evaluate(async () => {
    const row = document.querySelector('[data-alarm]')!;
    let list: Element = row;
    while (list.scrollHeight <= list.clientHeight + 1) list = list.parentElement!;
    const frames: number[] = [];
    let rows = 0;
    let last = performance.now();
    const steps = 120;
    for (let step = 0; step <= steps; step += 1) {
      list.scrollTop = ((list.scrollHeight - list.clientHeight) * step) / steps;
      await new Promise(requestAnimationFrame);
      const now = performance.now();
      frames.push(now - last);
      last = now;
      rows = Math.max(rows, document.querySelectorAll('[data-alarm]').length);
    }
    return { frames: frames.slice(1).sort((a, b) => a - b), rows, height: list.scrollHeight };
  });

it('ten thousand alarms are all in the list, which scrolls smoothly and holds only the rows in view', {
  timeout: 120_000,
}, async () => {
  const { page } = screen;
  await page.goto('/console?panel=alarms');
  await page.locator('[data-alarm]').first().waitFor();
  const { frames, rows, height } = await scrollThrough(page);
  expect(rows).toBeLessThanOrEqual(MOST_ROWS);
  expect(height).toBeGreaterThan(ALARMS * 20);
  const median = frames[Math.floor(frames.length / 2)]!;
  const p95 = frames[Math.floor(0.95 * frames.length)]!;
  const told = { alarms: ALARMS, medianMs: median, p95Ms: p95 };
  console.info(JSON.stringify(told));
  expect(median, JSON.stringify(told)).toBeLessThan(SMOOTH_MS);
  // Worst first, so the end of the list is a blue one: every fourth, beginning with the third.
  const end = (await page.locator('[data-alarm]').last().textContent()) ?? '';
  expect(Number(/告警 (\d+)/.exec(end)?.[1]) % 4).toBe(3);
});
