import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { begin, bend, draw, read, send } from '../support/plan-acts.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { communityOf, gridOf, middleOf, TOWNS } from '../support/small-coverage.ts';
import { graveFaults } from './support/axe.ts';
import {
  closeScreens,
  expectNoOffence,
  openBrowser,
  openScreen,
  type Screen,
  sitAs,
  untilLive,
} from './support/screen.ts';
import { type Looking, planAddress, press, saved, screenPlace } from './support/studio.ts';

const TOWN = TOWNS.eastOne;
const [lon, south] = middleOf(TOWN, 1);

let server: TestServer;
let browser: Browser;
beforeAll(async () => {
  server = await startTestServer();
  server.clock.advance(60_000);
  // A filing is of this moment by the screen's clock; a server's that stood still would call it to come.
  server.clock.run();
  browser = await openBrowser();
});
afterEach(closeScreens);
afterAll(async () => {
  await closeScreens();
  await server?.close();
});

const open = async (path: string, who: Awaited<ReturnType<TestServer['as']>>): Promise<Screen> => {
  const screen = await openScreen(browser, server.baseUrl);
  await sitAs(screen, server.baseUrl, who);
  await screen.page.goto(path);
  await untilLive(screen);
  return screen;
};

/** Types places for the tool in hand, one a line, and does it. */
async function typePlaces(page: Page, key: string, places: readonly string[]): Promise<void> {
  await page.keyboard.press(key);
  await press(page, '输入坐标');
  await page.locator('[data-testid="typed-places"] textarea').fill(places.join('\n'));
  await press(page, '按输入绘制');
  await page.locator('[data-testid="typed-places"]').waitFor({ state: 'detached' });
}

/** What the clock of the server does every second. */
const pass = async (ms: number): Promise<void> => {
  server.clock.advance(ms);
  await server.services.telemetry.refresh();
  await server.services.telemetry.evaluate();
};

describe('a plan', () => {
  it('goes from its first line to the file, and is live on a wall that was open all the while', async () => {
    const wall = await openScreen(browser, server.baseUrl, { width: 960, height: 540 });
    await sitAs(wall, server.baseUrl, await server.as('wall'));
    await wall.page.goto('/wall?scene=overview&mm=2400&distance=4');
    await untilLive(wall);
    const map = wall.page.locator('[data-testid="map"]');
    const divisionBefore = await map.getAttribute('data-coverage');
    expect(divisionBefore).toBeTruthy();

    const screen = await open('/studio', await server.as('analyst'));
    const { page } = screen;
    await press(page, '新建方案');
    await page.getByLabel('方案名称').fill('东一镇网格调整');
    await page.getByLabel('理由').fill('人口增长');
    await page.getByLabel('区（市）').selectOption('320205');
    await page.getByLabel('镇（街道）').selectOption(TOWN);
    await page.getByLabel(`社区${TOWN}`).check();
    await press(page, '开始绘制');
    await page.locator('[data-testid="plan-name"]').getByText('东一镇网格调整').waitFor();
    expect(new URL(page.url()).searchParams.get('plan')).toMatch(/^plan-/);

    await typePlaces(page, 's', [`${lon}, ${south - 0.006}`, `${lon}, ${south + 0.0055}`]);
    await page.getByText('共 3 个网格').waitFor();
    await saved(page);
    await page.keyboard.press('z');
    await page.getByText('共 2 个网格').waitFor();
    await saved(page);
    await page.reload();
    await page.getByText('共 2 个网格').waitFor();
    await page.keyboard.press('y');
    await page.getByText('共 3 个网格').waitFor();
    await saved(page);
    expect(await graveFaults(page)).toEqual([]);

    await page.locator('[data-tab="findings"]').click();
    await press(page, '提交校验');
    await page.locator('[data-testid="server-findings"]').getByText('已校验').waitFor();
    await page.locator('[data-tab="life"]').click();
    await press(page, '影响分析');
    await page.locator('[data-testid="impact-grids"]').getByText('新增').waitFor();
    expect(await graveFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await press(page, '送请征求意见');
    for (const area of [TOWN, communityOf(TOWN)]) {
      const body = page.locator(`[data-area="${area}"]`);
      await body.getByRole('button', { name: '记录意见' }).click();
      await body.getByRole('button', { name: '记录', exact: true }).click();
      await body.getByText('同意').waitFor();
    }
    await page.getByText('批准须由起草和绘制者以外的账号办理').waitFor();

    const approver = await open(page.url(), await server.as('administrator'));
    await approver.page.locator('[data-tab="life"]').click();
    await press(approver.page, '批准');
    await approver.page.locator('[data-state="approved"], [data-state="effective"]').waitFor();
    await pass(1_000);
    await approver.page.locator('[data-testid="plan-steps"][data-state="effective"]').waitFor();
    await wall.page
      .locator(`[data-testid="map"]:not([data-coverage="${divisionBefore}"])`)
      .waitFor();

    await approver.page.getByLabel('备案号').fill('锡网格备〔2026〕1号');
    await press(approver.page, '登记备案');
    await press(approver.page, '登记备案回执');
    await page.locator('[data-testid="plan-steps"][data-state="acknowledged"]').waitFor();
    for (const one of [screen, approver, wall]) expectNoOffence(one);
  });

  it('lets a shared vertex be dragged, and shows what another draws and where he is', async () => {
    const analyst = await server.as('analyst');
    const colleague = await server.as('analyst');
    const plan = await begin(analyst, [TOWNS.westOne]);
    await draw(analyst, plan, ...bend(TOWNS.westOne, 1));
    const [east, north] = middleOf(TOWNS.westOne, 1);
    const looking: Looking = { at: [east, north + 0.005], zoom: 13.8 };
    const one = await open(planAddress(plan.id, looking), analyst);
    const other = await open(`/studio?plan=${plan.id}`, colleague);
    await one.page.getByText('共 2 个网格，2 个有变化').waitFor();
    await one.page.locator(`[data-key="${gridOf(TOWNS.westOne, 1)}"]`).click();
    await other.page.locator('[data-testid="peer"]').waitFor();
    const figure = one.page.locator('[data-figure="area"]');
    const before = await figure.textContent();
    await one.page.keyboard.press('e');
    const at = screenPlace(one.page, looking, [east, north + 0.006]);
    await one.page.mouse.move(at.x, at.y);
    await one.page.mouse.down();
    await one.page.mouse.move(at.x + 10, at.y - 20, { steps: 4 });
    await one.page.locator('[data-figure="area"]').filter({ hasNotText: before! }).waitFor();
    await one.page.mouse.up();
    await saved(one.page);
    const after = await figure.textContent();
    await other.page.locator(`[data-key="${gridOf(TOWNS.westOne, 1)}"]`).click();
    await other.page.locator('[data-figure="area"]').filter({ hasText: after! }).waitFor();
    for (const screen of [one, other]) expectNoOffence(screen);
  });

  it('loses nothing when the line drops, and asks when another was quicker on the same grid', async () => {
    const analyst = await server.as('analyst');
    const colleague = await server.as('analyst');
    const plan = await begin(analyst, [TOWNS.eastTwo]);
    const grid = gridOf(TOWNS.eastTwo, 1);
    const { page, context } = await open(`/studio?plan=${plan.id}`, analyst);
    await page.locator(`[data-key="${grid}"]`).click();
    await context.setOffline(true);
    await page.getByLabel('网格名称').fill('我的名字');
    await press(page, '记入方案');
    await page.locator('[data-testid="under-way"][data-state="queued"]').waitFor();
    const edit = { kind: 'describe', grid, name: '他的名字' } as const;
    await send(colleague, plan, 'edits', { basedOn: 0, edit });
    await context.setOffline(false);
    const conflict = page.locator('[data-testid="conflict"]');
    await conflict.getByRole('heading', { name: '他人的改动' }).waitFor();
    await conflict.getByRole('button', { name: '叠加在其之上' }).click();
    await conflict.waitFor({ state: 'detached' });
    await saved(page);
    const { edits } = await read(analyst, plan);
    expect(edits.map(({ edit: drawn }) => drawn)).toMatchObject([
      { name: '他的名字' },
      { name: '我的名字' },
    ]);
  });
});
