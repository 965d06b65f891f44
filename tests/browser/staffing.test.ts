import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approve, begin, draw } from '../support/plan-acts.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { COUNTIES, gridOf, lineBetween, TOWNS } from '../support/small-coverage.ts';
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
const GRID = gridOf(TOWNS.eastOne, 1);

let server: TestServer;
let browser: Browser;
let screen: Screen;
beforeAll(async () => {
  server = await startTestServer();
  browser = await openBrowser();
  screen = await openScreen(browser, server.baseUrl);
  await sitAs(screen, server.baseUrl, await server.as('administrator'));
});
afterAll(async () => {
  await closeScreens();
  await server?.close();
});

/** Keeps back what the live link says to the page until it is let through. */
async function holdBack(page: Page): Promise<() => void> {
  const held: (() => void)[] = [];
  let isHeld = true;
  await page.routeWebSocket(/\/live\//, (link) => {
    link.connectToServer().onMessage((message) => {
      if (isHeld) held.push(() => link.send(message));
      else link.send(message);
    });
  });
  return () => {
    isHeld = false;
    for (const say of held.splice(0)) say();
  };
}

describe('staff and items', () => {
  it('a grid is uncounted until somebody counts, and short where nobody is full-time', async () => {
    const { page } = screen;
    await page.goto('/registers?section=staffing');
    const sums = page.getByTestId('staffing-sums');
    await expect.poll(() => sums.textContent()).toContain('东区');
    await page.getByTestId('area-filter').selectOption(TOWNS.eastOne);
    const row = page.locator(`[data-testid="grid-staff"] [data-item="${GRID}"]`);
    await expect.poll(() => row.textContent()).toContain('未清点');
    await row.getByRole('button', { name: '填报' }).click();
    await row.getByLabel('志愿者').fill('12');
    await row.getByRole('button', { name: '保存' }).click();
    await expect.poll(() => row.textContent()).toContain('缺 1 名专职');
    const list = page.getByTestId('unstaffed');
    await expect.poll(() => list.locator('tbody tr').first().textContent()).toContain(GRID);
    expect(await graveFaults(page)).toEqual([]);
  });

  it('patrols are planned for a town and reported grid by grid', async () => {
    const { page } = screen;
    // The section is there before the server says what time it is: a day of this machine's would be another one.
    const hear = await holdBack(page);
    await page.goto('/registers?section=patrols');
    await page.getByTestId('area-filter').waitFor();
    hear();
    await page.getByTestId('area-filter').selectOption(TOWNS.eastOne);
    await page.getByLabel('班次').selectOption('morning');
    await page.getByLabel('每格次数').fill('2');
    await page.getByRole('button', { name: '安排巡查' }).click();
    await expect.poll(() => page.getByRole('status').first().textContent()).toContain('2 个网格');
    const duty = page.locator(`[data-testid="duties"] [data-item="${GRID}:morning"]`);
    await duty.getByRole('button', { name: '填报' }).click();
    await duty.getByLabel('已巡').fill('1');
    await duty.getByLabel('到过的单元').fill('50');
    await duty.getByRole('button', { name: '保存' }).click();
    await expect.poll(() => duty.textContent()).toContain('%');
    expect(await graveFaults(page)).toEqual([]);
  });

  it('an item is asked for by one person, admitted by another, and only then given to a grid', async () => {
    const { page } = screen;
    await page.goto('/registers?section=service-items');
    await page.getByLabel('区（市）').selectOption(COUNTIES.east);
    await page.getByLabel('编号').fill('a-01');
    await page.getByLabel('事项', { exact: true }).fill('<img src=x onerror=alert(1)>');
    for (const field of ['制度依据', '职责范围', '运行流程', '理由']) {
      await page.getByLabel(field).fill('测试');
    }
    await page.getByRole('button', { name: '申请列入清单' }).click();
    const row = page.locator(`[data-testid="service-items"] [data-item="${COUNTIES.east}-A-01"]`);
    await expect.poll(() => row.textContent()).toContain('待准入');
    expect(await row.textContent()).toContain('<img src=x');
    await row.getByRole('button', { name: '查看' }).click();
    const view = page.getByTestId('item-view');
    await expect.poll(() => view.textContent()).toContain('请由另一人办理');
    await page.goto('/registers?section=grid-tasks');
    const choice = page.locator('select[name=item]');
    await choice.waitFor();
    expect(await choice.locator('option').count()).toBe(0);
    await sitAs(screen, server.baseUrl, await server.as('coordinator'));
    await page.goto('/registers?section=service-items');
    await row.getByRole('button', { name: '查看' }).click();
    await view.getByLabel('理由').fill('依据明确');
    await view.getByRole('button', { name: '准入', exact: true }).click();
    await expect.poll(() => row.textContent()).toContain('已准入');
    await expect.poll(() => page.getByTestId('step-history').locator('li').count()).toBe(2);
    expect(await graveFaults(page)).toEqual([]);
  });

  it('a task is given, and one of an item that was removed meanwhile is refused in words', async () => {
    const { page } = screen;
    await page.goto('/registers?section=grid-tasks');
    const choice = page.locator('select[name=item]');
    await expect.poll(() => choice.locator('option').count()).toBe(1);
    await page.getByLabel('网格编码').fill(GRID);
    await page.getByRole('button', { name: '派发', exact: true }).click();
    const tasks = page.getByTestId('grid-tasks');
    await expect.poll(() => tasks.textContent()).toContain(GRID);
    const other = await server.as('coordinator');
    const removed = await other(`/api/service-items/${COUNTIES.east}-A-01/acts`, {
      method: 'POST',
      json: { basedOn: 2, act: 'remove', reason: '测试', effectiveFrom: null },
    });
    expect(removed.status).toBe(200);
    await page.getByLabel('网格编码').fill(GRID);
    await page.getByRole('button', { name: '派发', exact: true }).click();
    await expect.poll(() => page.getByRole('alert').textContent()).toContain('第五十五条');
    await tasks.getByRole('button', { name: '办结' }).click();
    await expect.poll(() => tasks.locator('tbody tr').count()).toBe(0);
    expect(await graveFaults(page)).toEqual([]);
  });

  it('the card of a grid tells who is there for it', async () => {
    const { page } = screen;
    await page.goto(`/console?select=grid:${GRID}`);
    const duty = page.getByTestId('grid-duty');
    await expect.poll(() => duty.textContent()).toContain('缺 1 名专职');
    await expect.poll(() => duty.textContent()).toContain('应巡 2，已巡 1');
    await expect.poll(() => duty.textContent()).toContain('办结 1');
    expectNoOffence(screen);
  });

  it('a grid that a plan divided is to be counted anew, and says what was last counted', async () => {
    const { page } = screen;
    const [analyst, approver] = [await server.as('analyst'), await server.as('administrator')];
    const [west, east] = lineBetween(TOWNS.eastOne);
    const line = [-0.011, 0.001].map((north): [number, number] => [
      Number((east[0] - 0.005).toFixed(6)),
      Number((west[1] + north).toFixed(6)),
    ]);
    server.clock.advance(MINUTE);
    const cut = { kind: 'split' as const, grid: GRID, line, newGrid: 'new-1' };
    const drawn = await draw(analyst, await begin(analyst, [TOWNS.eastOne]), cut);
    await approve(analyst, approver, drawn);
    server.clock.advance(MINUTE);
    await server.services.telemetry.refresh();
    await server.services.telemetry.evaluate();
    await page.goto('/registers?section=staffing');
    await page.getByTestId('area-filter').selectOption(TOWNS.eastOne);
    const rows = page.locator('[data-testid="grid-staff"] [data-testid="staff-descent"]');
    await expect.poll(() => rows.count()).toBe(2);
    for (const told of await rows.allTextContents()) {
      expect(told).toContain('待重新清点');
      expect(told).toContain(`${GRID} 专职 0、兼职 0`);
    }
    expect(await graveFaults(page)).toEqual([]);
    expectNoOffence(screen);
  });
});
