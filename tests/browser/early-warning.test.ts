import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RuleBody } from '../../shared/model/rule.ts';
import { waterLevel } from '../support/readings.ts';
import { aRule } from '../support/risk.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { STREAMS } from '../support/small-city.ts';
import { graveFaults } from './support/axe.ts';
import {
  closeScreens,
  expectNoOffence,
  openBrowser,
  openScreen,
  type Screen,
  sitAs,
} from './support/screen.ts';

const MINUTE = 60_000;
/** Asia/Shanghai has no summer time. */
const EIGHT_HOURS = 8 * 60 * MINUTE;
let server: TestServer;
let browser: Browser;
let screen: Screen;
beforeAll(async () => {
  server = await startTestServer();
  const administrator = await server.as('administrator');
  const answer = await administrator('/api/rules', {
    method: 'POST',
    json: { rule: growthRule() },
  });
  expect(answer.status).toBe(201);
  // An hour and more: whoever sat down before would have to sign in again.
  await rise(0, 70);
  browser = await openBrowser();
  screen = await openScreen(browser, server.baseUrl, { width: 1920, height: 1080, density: 1 });
  await sitAs(screen, server.baseUrl, await server.as('administrator'));
});
afterAll(async () => {
  await closeScreens();
  await server?.close();
});

/** Four steps from 0.3 m/h on, over half an hour; the steps of the value are 1 m apart. */
function growthRule(): RuleBody {
  const { effectiveFrom: _, ...rule } = aRule({ id: 'rising-water', name: '水位上涨' });
  const bands = rule.bands.map((band) => ({ ...band, from: band.from * 0.3 }));
  return {
    ...{ ...rule, kind: 'forecast', projectionMinutes: 30, appliesTo: { area: null } },
    growth: { windowMinutes: 30, per: 'hour', bands, hysteresis: 0.1 },
  };
}

/** A reading a minute; the water stands at 1.2 m, and from the half hour on rises by a centimetre a minute. */
async function rise(from: number, to: number): Promise<void> {
  const { clock, services } = server;
  for (let minute = from; minute < to; minute += 1) {
    clock.advance(MINUTE);
    const value = 1.2 + Math.max(0, minute - 30) / 100;
    await services.telemetry.accept('sensors', [waterLevel(value, clock.now())]);
  }
}

/** Hours and minutes as the desk tells them. */
const cityClock = (at: number): string =>
  new Date(at + EIGHT_HOURS).toISOString().slice('2026-07-06T'.length, '2026-07-06T10:00'.length);

describe('a rule of growth', () => {
  it('shows on the card the change it judged, what it expects, and the limits with their source', async () => {
    const { page } = screen;
    await page.goto(`/console?select=stream:${STREAMS.gaugeEast}`);
    const words = page.locator('[data-testid="growth-words"]');
    await words.getByText(/\+0\.\d+/).waitFor();
    const told = (await words.textContent()) ?? '';
    expect(told).toContain('照此 30 分钟后约为');
    expect(told).toContain('已达阈值');
    expect(told).toContain('made for a test');
    const chart = page.locator('.jw-trend-chart canvas').first();
    await chart.waitFor();
    expectNoOffence(screen);
  });

  it('goes on with the water for as long as the card is open', async () => {
    const words = screen.page.locator('[data-testid="growth-words"]');
    await words.getByText(cityClock(server.clock.now())).waitFor();
    await rise(70, 80);
    await words.getByText(cityClock(server.clock.now())).waitFor();
    expectNoOffence(screen);
  });
});

describe('a watch rule for a drawn area', () => {
  it('is drawn on the map, and can still be written', async () => {
    const { page } = screen;
    await page.goto('/admin');
    await page.getByRole('button', { name: '联动规则', exact: true }).click();
    await page.getByRole('button', { name: '新建联动规则' }).click();
    const writing = page.locator('[data-testid="new-watch-rule"]');
    await writing.getByRole('button', { name: '围栏' }).click();
    await writing.locator('label', { hasText: /^区域/ }).locator('select').selectOption('drawn');
    await writing.getByText('未绘制范围').waitFor();
    await writing.getByRole('button', { name: '在地图上绘制范围' }).click();
    const sketch = page.locator('[data-testid="sketch"]');
    const canvas = sketch.locator('canvas').first();
    await canvas.waitFor();
    const take = sketch.getByRole('button', { name: '采用' });
    const box = (await canvas.boundingBox())!;
    const corner = async (x: number, y: number) => {
      await page.mouse.move(box.x + box.width * x, box.y + box.height * y, { steps: 3 });
      await page.mouse.down();
      await page.mouse.up();
    };
    // Drawing begins once its code is here: a click before that is no click.
    await expect
      .poll(async () => {
        await corner(0.4, 0.4);
        await corner(0.5, 0.4);
        await corner(0.5, 0.55);
        await corner(0.4, 0.4);
        return take.isEnabled();
      })
      .toBe(true);
    await take.click();
    await writing.getByText(/已绘制，\d+ 个顶点/).waitFor();
    const field = writing.getByLabel('GeoJSON 面（Polygon）');
    const drawn = JSON.parse(await field.inputValue()) as { coordinates: unknown[][] };
    expect(drawn.coordinates[0]!.length).toBeGreaterThanOrEqual(4);
    expect(await graveFaults(page)).toEqual([]);

    await field.fill('');
    await writing.getByText('未绘制范围').waitFor();
    const ring = [120, 120.1, 120.1].map((lon, at) => [lon, at === 2 ? 31.1 : 31]);
    await field.fill(JSON.stringify({ type: 'Polygon', coordinates: [[...ring, ring[0]]] }));
    await writing.getByText('已绘制，3 个顶点').waitFor();
    expectNoOffence(screen);
  });
});
