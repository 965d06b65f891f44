import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../support/server.ts';
import { STREAMS, smallCity } from '../support/small-city.ts';
import {
  closeScreens,
  expectNoOffence,
  openBrowser,
  openScreen,
  type Screen,
  sitAs,
  untilAtDesk,
} from './support/screen.ts';

/** FAULTS.md F28: whatever somebody writes into a name is shown as text. */
const HOSTILE = [
  '<img src=x onerror=alert(1)>',
  '<details open ontoggle=alert(2)>',
  '"><script>alert(3)</script>',
  'javascript:alert(4)',
  '\u202Egnp.exe',
  '=cmd|calc',
] as const;

const START = '2026-11-22T06:00:00.000Z';
const GAUGE_NAME = HOSTILE[0];

/** The small city with a hostile name on every thing that has one. */
function hostileCity() {
  const city = smallCity();
  const name = (at: number) => `${HOSTILE[at % HOSTILE.length]} ${'长'.repeat(60)}`;
  const { registers } = city;
  return {
    ...city,
    registers: {
      ...registers,
      // The second is only in the names of feeds, which one does not search.
      departments: registers.departments.map((one, at) => ({ ...one, name: name(at) })),
      feeds: registers.feeds.map((one, at) => ({ ...one, name: name(at + 1) })),
      hazards: registers.hazards.map((one, at) => ({ ...one, name: name(at + 2) })),
      gatherings: registers.gatherings.map((one, at) => ({
        ...one,
        name: name(at),
        venue: name(at + 3),
      })),
      shelters: registers.shelters.map((one, at) => ({ ...one, name: name(at + 4) })),
      resources: registers.resources.map((one, at) => ({ ...one, callSign: name(at + 5) })),
      streams: registers.streams.map((one) => ({ ...one, name: GAUGE_NAME })),
    },
  };
}

let server: TestServer;
let browser: Browser;
beforeAll(async () => {
  server = await startTestServer({ city: hostileCity(), now: START });
  browser = await openBrowser();
});
afterAll(async () => {
  await closeScreens();
  await server?.close();
});
afterEach(closeScreens);

async function deskOf(role: 'coordinator' | 'administrator', path: string): Promise<Screen> {
  const screen = await openScreen(browser, server.baseUrl);
  await sitAs(screen, server.baseUrl, await server.as(role));
  await screen.page.goto(path);
  return screen;
}

/** A gauge far above its highest step, twice, past the delay of its rule. */
async function flood(): Promise<void> {
  const feed = await server.as('feed', { feed: 'sensors' });
  for (const [at, id] of [
    [0, 'one'],
    [180, 'two'],
  ] as const) {
    if (at > 0) server.clock.advance(at * 1_000);
    const time = new Date(Date.parse(START) + at * 1_000).toISOString();
    const answer = await feed('/api/readings', {
      method: 'POST',
      json: { readings: [{ stream: STREAMS.gaugeEast, id, time, value: 4.95 }] },
    });
    expect(await answer.json()).toMatchObject({ accepted: 1, refused: [] });
  }
}

describe('hostile names', () => {
  it('are text in the alarm, its card, the search and the timeline, and can be acknowledged', async () => {
    const screen = await deskOf('coordinator', '/console');
    const { page } = screen;
    await untilAtDesk(screen);
    await flood();
    const row = page.locator('.jw-alarm').first();
    await row.waitFor();
    expect(await row.locator('.jw-alarm-name').textContent()).toContain(GAUGE_NAME);
    await row.locator('.jw-alarm-main').click();
    expect(await page.locator('[data-testid="card"] h3').textContent()).toContain(GAUGE_NAME);
    await page.locator('[data-testid="timeline"]').getByText(GAUGE_NAME).first().waitFor();

    // A line that came a moment ago takes no press.
    await expect
      .poll(async () => {
        const button = row.locator('[data-act="acknowledge"]:enabled');
        if ((await button.count()) > 0) await button.click();
        return row.getByText('已确认').count();
      })
      .toBe(1);
    await page.getByRole('button', { name: '数据来源', exact: true }).click();
    await page.locator('[data-testid="feeds"]').waitFor();

    for (const hostile of HOSTILE.filter((name) => name !== HOSTILE[1])) {
      await page.keyboard.press('/');
      await page.locator('#jw-search').fill(hostile);
      const result = page.locator('.jw-result').first();
      await result.waitFor();
      await result.click();
      await page.locator('[data-testid="card"]').waitFor();
      await page.keyboard.press('Escape');
    }
    const injected = await page.locator('img[src="x"], details[ontoggle], #root script').count();
    expect(injected).toBe(0);
    expectNoOffence(screen);
  });

  it('are text on the administrator’s page too', async () => {
    const screen = await deskOf('administrator', '/admin');
    const { page } = screen;
    await page.getByRole('button', { name: '数据来源与密钥' }).click();
    await page.locator('[data-testid="feeds-table"]').getByText(HOSTILE[1]).first().waitFor();
    await page.getByRole('button', { name: '大屏', exact: true }).click();
    await page.getByLabel('名称').fill(HOSTILE[2]);
    await page.getByRole('button', { name: '新建' }).click();
    await page.locator('[data-testid="walls"]').getByText(HOSTILE[2]).waitFor();
    expectNoOffence(screen);
  });
});
