import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { BROUGHT_FORWARD_MS } from '../../../client/wall/schedule.ts';
import type { Caller } from '../../support/callers.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { STREAMS } from '../../support/small-city.ts';
import {
  closeScreens,
  expectNoOffence,
  openBrowser,
  openScreen,
  type Screen,
  sitAs,
  untilAtDesk,
  untilLive,
} from '../support/screen.ts';

const ROTATE_SECONDS = 30;
/** A whole minute: the first of two scenes that change every half minute. */
const START = '2026-11-22T06:00:00.000Z';
/**
 * A look every quarter of a second, and what two pages drawn in software may lie apart while a slow machine does something
 * else beside. Walls that each counted for themselves would lie apart by up to the half minute.
 */
const TOGETHER_MS = 5_000;

let server: TestServer;
let browser: Browser;
beforeAll(async () => {
  server = await startTestServer({ now: START });
  browser = await openBrowser();
});
afterAll(async () => {
  await closeScreens();
  await server?.close();
});
afterEach(closeScreens);

type SceneLog = { sceneLog: [scene: string, at: number][] };

/** Writes down every change of scene with this machine's clock, which all pages of a test share. */
const noteScenes = (page: Page) =>
  page.evaluate(() => {
    const wall = document.querySelector('[data-testid="wall"]') as HTMLElement;
    const log: SceneLog['sceneLog'] = [];
    (window as unknown as SceneLog).sceneLog = log;
    new MutationObserver(() => log.push([wall.dataset.scene ?? '', Date.now()])).observe(wall, {
      attributeFilter: ['data-scene'],
    });
  });

async function openWall(wall: Caller): Promise<Screen> {
  const screen = await openScreen(browser, server.baseUrl, { width: 960, height: 540 });
  await sitAs(screen, server.baseUrl, wall);
  await screen.page.goto(
    `/wall?scenes=overview,hazards&rotate=${ROTATE_SECONDS}&mm=2400&distance=4`,
  );
  await untilLive(screen);
  // The map may be live before the wall around it is there: neither waits for the other.
  await screen.page.getByTestId('wall').waitFor();
  await noteScenes(screen.page);
  return screen;
}

const untilScene = ({ page }: Screen, scene: string) =>
  page.locator(`[data-testid="wall"][data-scene="${scene}"]`).waitFor();

/** When a wall last came to a scene, epoch ms of this machine. */
const cameAt = async ({ page }: Screen, scene: string): Promise<number> => {
  const log = await page.evaluate(() => (window as unknown as SceneLog).sceneLog);
  return log.filter(([name]) => name === scene).at(-1)![1];
};

async function expectTogether(walls: readonly Screen[], scene: string): Promise<void> {
  await Promise.all(walls.map((wall) => untilScene(wall, scene)));
  const moments = await Promise.all(walls.map((wall) => cameAt(wall, scene)));
  expect(Math.max(...moments) - Math.min(...moments)).toBeLessThan(TOGETHER_MS);
}

/** The east gauge speaks for the first time, far above its highest step: that is told at once. */
async function floodEast(feed: Caller): Promise<void> {
  const time = new Date(server.clock.now()).toISOString();
  const reading = { stream: STREAMS.gaugeEast, id: time, time, value: 4.95 };
  const answer = await feed('/api/readings', { method: 'POST', json: { readings: [reading] } });
  expect(await answer.json()).toMatchObject({ accepted: 1, refused: [] });
}

describe('several walls', () => {
  it('change scenes in step, follow a coordinator together, and a red alarm brings its scene forward on all', async () => {
    const [one, other] = [await server.as('wall'), await server.as('wall')];
    const walls = [await openWall(one), await openWall(other)];
    await Promise.all(walls.map((wall) => untilScene(wall, 'overview')));
    server.clock.advance(ROTATE_SECONDS * 1_000);
    await expectTogether(walls, 'hazards');
    const coordinator = await openScreen(browser, server.baseUrl);
    await sitAs(coordinator, server.baseUrl, await server.as('coordinator'));
    const { page } = coordinator;
    await page.goto('/console');
    await untilAtDesk(coordinator);
    await page.getByRole('button', { name: '账号菜单' }).click();
    await page.getByRole('menuitem', { name: '大屏调度' }).click();
    const all = page.getByRole('group', { name: '全部大屏' });
    await all.getByRole('button', { name: '总览' }).click();
    await all.getByRole('button', { name: '人员聚集' }).click();
    await all.getByRole('button', { name: '切换' }).click();
    await all.getByText('已切换').waitFor();
    await Promise.all(walls.map((wall) => untilScene(wall, 'crowd')));
    await coordinator.context.close();

    await floodEast(await server.as('feed', { feed: 'sensors' }));
    await expectTogether(walls, 'flood');
    for (const { page: wall } of walls) {
      expect(await wall.locator('.jw-wall-title').textContent()).toContain('新的一级告警');
      expect(await wall.locator('.jw-worst li').first().textContent()).toContain('水位');
    }

    server.clock.advance(BROUGHT_FORWARD_MS + 1_000);
    await expectTogether(walls, 'crowd');
    for (const wall of walls) expectNoOffence(wall);
  });
});
