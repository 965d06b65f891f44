import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Position } from '../../shared/model/common.ts';
import type { GridEdit } from '../../shared/model/grid-edit.ts';
import type { GridPlan } from '../../shared/model/grid-plan.ts';
import type { Caller } from '../support/callers.ts';
import { factsOfPdf } from '../support/pdf.ts';
import { approve, begin, bend, draw, read } from '../support/plan-acts.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { gridOf, middleOf, TOWNS } from '../support/small-coverage.ts';
import {
  closeScreens,
  expectNoOffence,
  moveOn,
  openBrowser,
  openScreen,
  type Screen,
  sitAs,
  untilLive,
} from './support/screen.ts';
import { type Looking, planAddress, press, saved, screenPlace } from './support/studio.ts';

const TOWN = TOWNS.eastOne;
const [SOUTH, NORTH] = [gridOf(TOWN, 1), gridOf(TOWN, 2)];
const [lon, lat] = middleOf(TOWN, 1);
/** The line between the two grids of a town lies so much north of the middle of the southern one. */
const LINE = 0.005;
const looking: Looking = { at: [lon, lat + LINE], zoom: 13.8 };
const DAY_MS = 86_400_000;

let server: TestServer;
let analyst: Caller;
let screen: Screen;
let page: Page;
let browser: Awaited<ReturnType<typeof openBrowser>>;
beforeAll(async () => {
  server = await startTestServer();
  // What takes effect must come after what it ends, and the city is as old as the server.
  server.clock.advance(60_000);
  analyst = await server.as('analyst');
  browser = await openBrowser();
  screen = await openScreen(browser, server.baseUrl);
  ({ page } = screen);
  await sitAs(screen, server.baseUrl, analyst);
});
afterAll(async () => {
  await closeScreens();
  await server?.close();
});

const openPlan = async (): Promise<GridPlan> => {
  const plan = await begin(analyst, [TOWN]);
  await moveOn(screen, planAddress(plan.id, looking));
  await untilLive(screen);
  await page.locator(`[data-key="${SOUTH}"]`).waitFor();
  return plan;
};
const choose = (grid: string) => page.locator(`[data-key="${grid}"]`).click();
const east = (degrees: number, north: number): Position => [lon + degrees, lat + LINE + north];
const point = (place: Position) => screenPlace(page, looking, place);
const click = async (...places: Position[]): Promise<void> => {
  for (const place of places) {
    const { x, y } = point(place);
    await page.mouse.move(x, y, { steps: 2 });
    await page.mouse.click(x, y);
  }
};
/** Corners of a box around the middle of the line between the grids, in degrees, closed by the first one again. */
const outline = (west: number, south: number, eastward: number, north: number): Position[] => [
  east(west, south),
  east(eastward, south),
  east(eastward, north),
  east(west, north),
  east(west, south),
];
/** What the server has taken last, as soon as that many edits are in. */
const taken = async (plan: GridPlan, count = 1): Promise<GridEdit> => {
  await expect.poll(async () => (await read(analyst, plan)).edits.length).toBe(count);
  await saved(page);
  return (await read(analyst, plan)).edits.at(-1)!.edit;
};

describe('by mouse and keyboard', () => {
  it('a piece goes to the chosen grid when an outline is drawn across the border', async () => {
    const plan = await openPlan();
    await choose(SOUTH);
    await page.keyboard.press('b');
    await click(...outline(-0.003, -0.001, 0.003, 0.002));
    expect(await taken(plan)).toMatchObject({ kind: 'reassign', from: NORTH, to: SOUTH });
    await page.getByText('共 2 个网格，2 个有变化').waitFor();
    expectNoOffence(screen);
  });

  it('a dedicated grid is cut out of its surroundings, with the name that was written', async () => {
    const plan = await openPlan();
    await page.keyboard.press('c');
    await page.getByLabel('新网格名称').fill('示例公园');
    await click(...outline(-0.003, -0.002, 0.003, 0.002));
    expect(await taken(plan)).toMatchObject({ kind: 'cut-out', name: '示例公园' });
    await page.locator('[data-key="new-1"][aria-pressed="true"]').waitFor();
    await page.locator('[data-testid="grid-facts"]').getByText('批准时编码').waitFor();
    expectNoOffence(screen);
  });

  it('a micro-grid is nested, a sketch ends by Enter, and Escape leaves it half done', async () => {
    const plan = await openPlan();
    await page.keyboard.press('n');
    const corners = outline(-0.003, -0.004, 0.003, -0.001).slice(0, 4);
    await click(...corners.slice(0, 2));
    await page.keyboard.press('Escape');
    await page.locator('[data-testid="tool-line"][data-tool="select"]').waitFor();
    await page.keyboard.press('n');
    await click(...corners);
    await page.keyboard.press('Enter');
    expect(await taken(plan)).toMatchObject({ kind: 'nest-micro', parent: SOUTH });
    expectNoOffence(screen);
  });

  it('a vertex that is dragged off the map is put down where it left it', async () => {
    const plan = await begin(analyst, [TOWN]);
    await draw(analyst, plan, ...bend(TOWN, 1));
    await moveOn(screen, planAddress(plan.id, looking));
    await untilLive(screen);
    await choose(SOUTH);
    await page.keyboard.press('e');
    const at = point(east(0, 0.001));
    await page.mouse.move(at.x, at.y);
    await page.mouse.down();
    await page.mouse.move(at.x + 20, at.y - 30, { steps: 4 });
    await page.locator('[data-figure="area"]').waitFor();
    await page.mouse.move(1_300, 500, { steps: 2 });
    await page.mouse.up();
    expect(await taken(plan, 3)).toMatchObject({ kind: 'move-vertex' });
  });

  it('neighbours are chosen and merged without the mouse', async () => {
    const plan = await openPlan();
    await page.keyboard.press('g');
    await page.locator(`[data-key="${SOUTH}"]`).press('Enter');
    await page.locator(`[data-key="${NORTH}"]`).press('Shift+Enter');
    await page.getByRole('button', { name: '合并所选 2 个网格' }).press('Enter');
    expect(await taken(plan)).toMatchObject({ kind: 'merge', into: SOUTH });
    await page.getByText('共 1 个网格').waitFor();
  });

  it('base blocks are swept over with the hand, or named by places', async () => {
    const plan = await openPlan();
    await choose(SOUTH);
    await page.keyboard.press('k');
    await expect
      .poll(async () => {
        const from = point(east(-0.004, 0.002));
        await page.mouse.move(from.x, from.y);
        await page.mouse.down();
        await page.mouse.move(from.x + 20, from.y, { steps: 4 });
        await page.mouse.up();
        return (await read(analyst, plan)).edits.length;
      })
      .toBe(1);
    expect(await taken(plan)).toMatchObject({ kind: 'assign-blocks', to: SOUTH });
    await choose(NORTH);
    await press(page, '输入坐标');
    await page
      .locator('[data-testid="typed-places"] textarea')
      .fill(east(-0.0095, -0.006).join(', '));
    await press(page, '按输入绘制');
    expect(await taken(plan, 2)).toMatchObject({ kind: 'assign-blocks', to: NORTH });
    expectNoOffence(screen);
  });

  it('base units that an office handed in are the blocks, as they were drawn', async () => {
    const [west, south] = east(-0.03, -0.001);
    const [edge, north] = east(-0.002, 0.004);
    await server.services.database.query(
      `INSERT INTO base_block (id, name, community, county, town, area_square_metres, outline,
         recorded_at, synthetic)
       SELECT 'unit-1', '示例基础单元', community, county, town, 1,
         ST_Multi(ST_MakeEnvelope($2, $3, $4, $5, 4326)), now(), true
       FROM grid WHERE code = $1 AND valid_to IS NULL`,
      [SOUTH, west, south, edge, north],
    );
    const plan = await openPlan();
    await choose(SOUTH);
    await page.keyboard.press('k');
    await expect
      .poll(async () => {
        await click(east(-0.006, 0.003));
        return (await read(analyst, plan)).edits.length;
      })
      .toBe(1);
    await server.services.database.query('DELETE FROM base_block');
    const { blocks } = (await taken(plan)) as Extract<GridEdit, { kind: 'assign-blocks' }>;
    const heights = blocks.flat().map(([, height]) => height);
    expect(Math.min(...heights)).toBeCloseTo(south, 4);
    expect(Math.max(...heights)).toBeCloseTo(north, 4);
    expect(Math.max(...blocks.flat().map(([along]) => along))).toBeCloseTo(edge, 4);
  });

  it('a division is proposed by other weights, scored against the present one, and adopted', async () => {
    const plan = await openPlan();
    await page.keyboard.press('p');
    const panel = page.locator('[data-testid="propose"]');
    await panel.getByLabel('目标户数').fill('50');
    await panel.getByLabel('最少').fill('30');
    await panel.getByLabel('最多').fill('70');
    await press(page, '计算建议划分');
    await panel.getByText('近 90 天方案范围内共 0 件').waitFor();
    const points = panel.locator('tbody tr').first();
    await points.waitFor();
    await panel.getByLabel('每处危险源').fill('400');
    await points.waitFor({ state: 'detached' });
    await press(page, '计算建议划分');
    await points.waitFor();
    await press(page, '采纳，再修改');
    expect(await taken(plan)).toMatchObject({ kind: 'adopt-division' });
    await page.getByText('共 4 个网格').waitFor();
    expectNoOffence(screen);
  });
});

describe('by touch', () => {
  it('a vertex is dragged with a finger, and a split line drawn by tapping', async () => {
    const plan = await begin(analyst, [TOWN]);
    await draw(analyst, plan, ...bend(TOWN, 1));
    const touched = await openScreen(browser, server.baseUrl, { touch: true });
    await sitAs(touched, server.baseUrl, analyst);
    await touched.page.goto(planAddress(plan.id, looking));
    await untilLive(touched);
    await touched.page.locator(`[data-key="${SOUTH}"]`).tap();
    await touched.page.locator('[data-tool="move"]').tap();
    const at = point(east(0, 0.001));
    const finger = await touched.context.newCDPSession(touched.page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number, y: number) =>
      finger.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: type === 'touchEnd' ? [] : [{ x, y }],
      });
    await touch('touchStart', at.x, at.y);
    for (const step of [10, 20, 30]) await touch('touchMove', at.x + step, at.y - step);
    await touch('touchEnd', at.x, at.y);
    await expect.poll(async () => (await read(analyst, plan)).edits.length).toBe(3);

    await touched.page.locator('[data-tool="split"]').tap();
    const ends = [east(-0.004, -0.0105), east(-0.004, 0.004)].map(point);
    for (const { x, y } of [...ends, ends[1]!]) {
      await touched.page.touchscreen.tap(x, y);
    }
    await expect.poll(async () => (await read(analyst, plan)).edits.length).toBe(4);
    expect((await read(analyst, plan)).edits.at(-1)!.edit).toMatchObject({ kind: 'split' });
    expectNoOffence(touched);
  });
});

describe('on paper', () => {
  it('the impact of a plan is a PDF under the plan’s name, in black on white and without the desk', async () => {
    const plan = await begin(analyst, [TOWN], { name: '河东片区调整' });
    await draw(analyst, plan, ...bend(TOWN, 1));
    await moveOn(screen, planAddress(plan.id, looking));
    await untilLive(screen);
    await page.locator('[data-tab="life"]').click();
    await press(page, '影响分析');
    await page.locator('[data-testid="impact-grids"]').getByText('变化').first().waitFor();
    await page.getByRole('button', { name: '打印 / 存为 PDF' }).waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('toolbar').isVisible()).toBe(false);
    const ink = await page
      .locator('[data-testid="impact-grids"] td')
      .first()
      .evaluate((cell) => getComputedStyle(cell).color);
    expect(ink).toBe('rgb(0, 0, 0)');
    const { sizes, title, fonts, letters } = factsOfPdf(
      await page.pdf({ preferCSSPageSize: true }),
    );
    expect(title).toBe('河东片区调整：影响分析');
    expect(sizes.map((size) => size.map(Math.round))).toEqual(sizes.map(() => [842, 595]));
    expect([1, 2]).toContain(sizes.length);
    expect(fonts).toBeGreaterThan(0);
    for (const letter of '河东片区调整影响分析户数危险源避难场所差异')
      expect([...letters]).toContain(letter);
    // Words of the tools and of the button stand on the screen alone.
    for (const letter of '撤销割印') expect([...letters]).not.toContain(letter);
    await page.emulateMedia({ media: null });

    // An analyst who reads English prints it in Chinese all the same, and reads English again.
    await page.keyboard.press('l');
    await page.getByRole('button', { name: 'Print / save as PDF' }).waitFor();
    await page.evaluate(() => {
      window.print = () => {
        document.body.dataset.printed =
          document.querySelector('[data-testid="impact"]')!.ariaLabel!;
        dispatchEvent(new Event('afterprint'));
      };
    });
    await page.getByRole('button', { name: 'Print / save as PDF' }).click();
    await page.locator('body[data-printed="影响分析"]').waitFor();
    await page.getByRole('button', { name: 'Print / save as PDF' }).waitFor();
    await page.keyboard.press('l');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.title()).not.toContain('河东片区调整');
    expectNoOffence(screen);
  });
});

describe('a day that is past', () => {
  it('is asked for with the slider, and its boundaries come with the plan they rest on', async () => {
    const town = [TOWNS.westOne];
    const drafter = await server.as('analyst');
    const plan = await begin(drafter, town, { name: '旧日方案' });
    const drawn = await draw(drafter, plan, ...bend(TOWNS.westOne, 2));
    await approve(drafter, await server.as('administrator'), drawn);
    server.clock.advance(1_000);
    await server.services.telemetry.refresh();
    await server.services.telemetry.evaluate();
    server.clock.advance(3 * DAY_MS);
    // Whoever sat here was signed out meanwhile.
    await sitAs(screen, server.baseUrl, await server.as('analyst'));
    await page.goto('/studio');
    await untilLive(screen);
    const past = page.locator('[data-testid="past"]');
    await past.getByRole('button', { name: '旧日方案' }).waitFor();
    const asked = page.waitForResponse((answer) => answer.url().includes('/api/coverage?at='));
    await past.getByRole('slider').focus();
    await page.keyboard.press('ArrowLeft');
    expect((await asked).status()).toBe(200);
    await past.getByText('依据方案：旧日方案').waitFor();
    await page.keyboard.press('ArrowRight');
    await past.getByText('现行').waitFor();
    expectNoOffence(screen);
  });
});
