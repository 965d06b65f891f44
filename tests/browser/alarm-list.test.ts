import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waterLevel } from '../support/readings.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { STREAMS } from '../support/small-city.ts';
import { graveFaults } from './support/axe.ts';
import { raise } from './support/raise.ts';
import {
  closeScreens,
  expectNoOffence,
  openBrowser,
  openScreen,
  type Screen,
  sitAs,
} from './support/screen.ts';

/** Past the delay of the rule for water. */
const WATER_MS = 181_000;
/** A red alarm sounds three times. */
const TONES_OF_RED = 3;
/** Three lines of the list, below the one that tells of a flood. */
const THREE_ALARMS_PX = 3 * 62 + 26;

let server: TestServer;
let browser: Browser;
let screen: Screen;

const tones = (page: Page) =>
  page.evaluate(() => Number(document.documentElement.dataset.tones ?? 0));

beforeAll(async () => {
  server = await startTestServer({ now: new Date().toISOString() });
  browser = await openBrowser();
  screen = await openScreen(browser, server.baseUrl);
  await sitAs(screen, server.baseUrl, await server.as('coordinator'));
  await screen.context.addInitScript(() => {
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function counted(...when) {
      const { dataset } = document.documentElement;
      dataset.tones = String(Number(dataset.tones ?? 0) + 1);
      return start.apply(this, when);
    };
  });
  await screen.page.goto('/console');
});
afterAll(async () => {
  await closeScreens();
  await server?.close();
});

describe('the sound of a desk', () => {
  it('is there while its right side is folded, where the bar above says so and mutes it', async () => {
    const { page } = screen;
    await page.getByRole('heading', { name: '平台告警', exact: true }).waitFor();
    await page.locator('.jw-brand').click();
    const sound = page.locator('.jw-sound');
    await page.locator('.jw-right .jw-sound[data-heard="true"]').waitFor();
    await page.keyboard.press(']');
    await page.locator('.jw-right').waitFor({ state: 'detached' });
    await page.locator('.jw-bar .jw-sound[data-heard="true"]').waitFor();
    await raise(server);
    await expect.poll(() => tones(page)).toBe(TONES_OF_RED);
    await sound.click();
    const muted = page.locator('.jw-sound[aria-pressed="true"]');
    await muted.waitFor();
    await page.keyboard.press(']');
    await page.locator('.jw-right .jw-sound[aria-pressed="true"]').waitFor();
    expect(await muted.count()).toBe(1);
    expect(await graveFaults(page)).toEqual([]);
    await muted.click();
  });
});

describe('the list of alarms', () => {
  it('stays where it is under the pointer, and says what has come', async () => {
    const { page } = screen;
    const rows = page.locator('[data-alarm]');
    await rows.first().waitFor();
    const shown = await rows.count();
    await rows.first().locator('.jw-alarm-main').hover();
    await raise(server, (at) => waterLevel(4.95, at), WATER_MS);
    const risen = page.getByTestId('alarms-risen');
    await risen.waitFor();
    expect(await rows.count()).toBe(shown);
    expect(await graveFaults(page)).toEqual([]);
    const lines = (await page.getByTestId('alarms').boundingBox())!;
    expect((await risen.boundingBox())!.y, 'it covers no line').toBeGreaterThanOrEqual(
      lines.y + lines.height,
    );
    await risen.hover();
    expect(await rows.count(), 'held under a hand on its way to it').toBe(shown);
    await risen.click();
    await risen.waitFor({ state: 'detached' });
    await expect.poll(() => rows.count()).toBeGreaterThan(shown);
  });

  it('is stepped through by key, as it is shown, and A acknowledges what is selected', async () => {
    const { page } = screen;
    const first = page.locator('[data-alarm]').first();
    await page.keyboard.press('j');
    await expect.poll(() => first.getAttribute('data-selected')).toBe('true');
    await page.locator('[data-testid="card"] [data-act="acknowledge"]').waitFor();
    const id = await first.getAttribute('data-alarm');
    await page.keyboard.press('a');
    // By itself: a list that is not held puts what is acknowledged below the rest.
    await page.locator(`[data-alarm="${id}"]`).getByText('已确认').waitFor();
  });

  it('asks again for a press on a line that was pushed down just now', async () => {
    const { page } = screen;
    const button = page.getByTestId('alarms').locator('[data-act="acknowledge"]').last();
    const id = await button.evaluate((pressed) => {
      const banner = document.createElement('p');
      banner.style.cssText = 'flex: none; height: 30px; margin: 0';
      document.querySelector('.jw-alarms-frame')?.prepend(banner);
      pressed.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }));
      return pressed.closest<HTMLElement>('[data-alarm]')?.dataset.alarm;
    });
    await page.getByText('列表刚刚移动').waitFor();
    expect(await button.getAttribute('data-state')).toBe('idle');
    // Once it has been at its place for a while, it is meant.
    const pressed = page.locator(`[data-alarm="${id}"]`);
    await expect
      .poll(async () => {
        const again = pressed.locator('[data-act="acknowledge"]:enabled');
        await again.click({ timeout: 2_000 }).catch(() => undefined);
        return pressed.getByText('已确认').isVisible();
      })
      .toBe(true);
  });

  it('keeps room for three beside an open card, also on a low screen', async () => {
    const { page } = screen;
    const before = page.viewportSize()!;
    await page.setViewportSize({ width: 1366, height: 768 });
    const alarm = page.locator('.jw-alarm-main').first();
    if (!(await page.locator('.jw-selected').isVisible())) await alarm.click();
    await page.locator('.jw-selected').waitFor();
    const list = page.locator('.jw-right .jw-alarms');
    const height = () => list.evaluate(({ clientHeight }) => clientHeight);
    await expect.poll(height).toBeGreaterThanOrEqual(THREE_ALARMS_PX);
    await page.setViewportSize(before);
  });
});

describe('a second window with the alarms', () => {
  it('sounds none that the desk sounds', async () => {
    const { page, context } = screen;
    const other = await context.newPage();
    await other.goto('/console?panel=alarms');
    await other.locator('.jw-brand').click();
    await other.locator('.jw-sound[data-heard="true"]').waitFor();
    const before = await tones(page);
    const west = { stream: STREAMS.gaugeWest };
    await raise(server, (at) => waterLevel(4.95, at, west), WATER_MS);
    await other.getByTestId('alarms').getByText('监测点 gauge-west').waitFor();
    await expect.poll(() => tones(page)).toBe(before + TONES_OF_RED);
    expect(await tones(other)).toBe(0);
    expectNoOffence(screen);
  });
});
