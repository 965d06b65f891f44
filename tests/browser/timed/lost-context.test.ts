import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { coloursIn, equalShare, pixelsOf } from '../support/picture.ts';
import {
  closeScreens,
  openBrowser,
  openScreen,
  type Screen,
  sitAs,
  untilLive,
} from '../support/screen.ts';

/** FAULTS.md G19: back within five seconds every time, and almost every pixel as before. Twenty in the long form. */
const ROUNDS = Number(process.env.CONTEXT_ROUNDS ?? 4);
const BACK_MS = 5_000;
const EQUAL_SHARE = 0.99;
/** The map is there again; its words may still be on their way. */
const BACK_SHARE = 0.95;
/** A context that the browser never gives back: the map is built anew. */
const REBUILT_MS = 10_000;
const MAP_PART = { x: 40, y: 40, width: 440, height: 300 };

let server: TestServer;
let browser: Browser;
beforeAll(async () => {
  server = await startTestServer();
  browser = await openBrowser();
});
afterAll(async () => {
  await closeScreens();
  await server?.close();
});
afterEach(closeScreens);

/** A wall over a city that nobody feeds: what it shows does not change by itself. */
async function stillWall(): Promise<Screen> {
  const screen = await openScreen(browser, server.baseUrl, { width: 960, height: 540 });
  await sitAs(screen, server.baseUrl, await server.as('wall'));
  await screen.page.goto('/wall?scene=overview&mm=2400&distance=4');
  await untilLive(screen);
  return screen;
}

/** Words beside symbols come last, and late on a busy machine. */
const LOOKS_AT_REST = 3;

/** Until several looks in a row are the same, so that flights and letters have come to rest. */
async function atRest(page: Page): Promise<Uint8Array> {
  await page.evaluate(async () => void (await document.fonts.ready));
  let before = await pixelsOf(page, MAP_PART);
  let same = 0;
  await expect
    .poll(
      async () => {
        const now = await pixelsOf(page, MAP_PART);
        same = equalShare(before, now) === 1 ? same + 1 : 0;
        before = now;
        return same;
      },
      { timeout: 60_000, interval: 1_500 },
    )
    .toBe(LOOKS_AT_REST);
  return before;
}

const loseContext = (page: Page, restoreAfterMs: number | null) =>
  page.evaluate((restoreAfter) => {
    const canvas = document.querySelector('canvas.maplibregl-canvas') as HTMLCanvasElement;
    const extension = canvas.getContext('webgl2')!.getExtension('WEBGL_lose_context')!;
    extension.loseContext();
    if (restoreAfter !== null) setTimeout(() => extension.restoreContext(), restoreAfter);
  }, restoreAfterMs);

describe('a map that loses its WebGL context', () => {
  it('is back within five seconds every time, as it was', { timeout: 300_000 }, async () => {
    const screen = await stillWall();
    const { page } = screen;
    const before = await atRest(page);
    for (let round = 0; round < ROUNDS; round += 1) {
      await loseContext(page, 100);
      await expect
        .poll(async () => equalShare(before, await pixelsOf(page, MAP_PART)), {
          timeout: BACK_MS,
          interval: 200,
          message: `round ${round + 1}`,
        })
        .toBeGreaterThanOrEqual(BACK_SHARE);
    }
    expect(equalShare(before, await atRest(page))).toBeGreaterThanOrEqual(EQUAL_SHARE);
    expect(await page.locator('canvas.maplibregl-canvas').count()).toBe(1);
    expect(screen.offences.errors).toEqual([]);
  });

  it('is built anew when the context is never given back', async () => {
    const screen = await stillWall();
    const { page } = screen;
    await atRest(page);
    const colours = await coloursIn(page, MAP_PART);
    await loseContext(page, null);
    await expect
      .poll(() => coloursIn(page, MAP_PART), { timeout: REBUILT_MS, interval: 200 })
      .toBeGreaterThanOrEqual(colours / 2);
    expect(screen.offences.errors).toEqual([]);
  });
});
