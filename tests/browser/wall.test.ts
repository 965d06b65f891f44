import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { graveFaults } from './support/axe.ts';
import { type Product, startProduct } from './support/product.ts';
import {
  closeScreens,
  expectNoOffence,
  openBrowser,
  openScreen,
  type Screen,
  sitDown,
  untilAtDesk,
  untilLive,
} from './support/screen.ts';

let product: Product;
let browser: Browser;
beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await product?.close();
});
afterEach(closeScreens);

/** FAULTS.md G13: ten seconds from the last sign of life; one more for this machine to look. */
const NOT_LIVE_LIMIT_MS = 11_000;
/** A restart of the embedded server, and the reconnect that finds it. */
const BACK_LIMIT_MS = 90_000;

const VIEWING = 'mm=2400&distance=8';

async function wall(query: string): Promise<Screen> {
  const screen = await openScreen(browser, product.baseUrl, { width: 1920, height: 1080 });
  await sitDown(screen, 'wall');
  await screen.page.waitForURL('**/wall?**');
  await screen.page.goto(`/wall?${VIEWING}&${query}`);
  await untilLive(screen);
  return screen;
}

const sceneOf = ({ page }: Screen) =>
  page.locator('[data-testid="wall"]').getAttribute('data-scene');

describe('the wall', () => {
  it('shows a scene with four numbers, a ladder, the clock and every feed’s age', async () => {
    const screen = await wall('scene=flood');
    const { page } = screen;
    expect(await page.locator('.jw-kpi').count()).toBe(4);
    expect(await page.locator('.jw-wall-ladder li').count()).toBe(5);
    expect(await page.locator('.jw-wall-clock time').textContent()).toMatch(/^\d\d:\d\d:\d\d$/);
    expect(await page.locator('.jw-wall-feeds li').count()).toBeGreaterThan(5);
    await page.locator('[data-testid="synthetic-badge"]').waitFor();
    expect(await graveFaults(page)).toEqual([]);
    expectNoOffence(screen);
  });

  it('has letters that eight metres can read, and nothing spills over', async () => {
    const screen = await wall('scene=overview');
    const measured = await screen.page.evaluate(() => ({
      pixels: Number.parseFloat(getComputedStyle(document.querySelector('.jw-kpi dd')!).fontSize),
      spills: document.documentElement.scrollWidth > window.innerWidth,
    }));
    const millimetres = (measured.pixels * 2_400) / 1_920;
    expect(millimetres * 0.733).toBeGreaterThanOrEqual(51);
    expect(measured.spills).toBe(false);
  });

  it('changes scenes in step with its neighbours', async () => {
    const walls = await Promise.all([
      wall('scenes=overview,crowd&rotate=5'),
      wall('scenes=overview,crowd&rotate=5'),
    ]);
    const seen = new Set<string | null>();
    let together = 0;
    const LOOKS = 24;
    for (let look = 0; look < LOOKS; look += 1) {
      const [one, other] = await Promise.all(walls.map(sceneOf));
      together += Number(one === other);
      seen.add(one!);
      await walls[0]!.page.waitForTimeout(500);
    }
    expect([...seen].sort()).toEqual(['crowd', 'overview']);
    // A look may fall into the quarter second in which one has changed and the other not yet.
    expect(together).toBeGreaterThanOrEqual(LOOKS - 3);
  });

  it('shows what a coordinator sets, and keeps a touched view until it is released', async () => {
    const screen = await wall('scene=overview');
    const coordinator = await openScreen(browser, product.baseUrl);
    await sitDown(coordinator, 'coordinator');
    await untilAtDesk(coordinator);
    await coordinator.page.getByRole('button', { name: '账户菜单' }).click();
    await coordinator.page.getByRole('menuitem', { name: '大屏调度' }).click();
    const choice = coordinator.page.locator('.jw-direct').first();
    await choice.getByRole('button', { name: '总览' }).click();
    await choice.getByRole('button', { name: '人员聚集' }).click();
    await choice.getByRole('button', { name: '切换' }).click();
    await choice.getByText('已切换').waitFor();
    await screen.page.locator('[data-scene="crowd"][data-testid="wall"]').waitFor();

    await screen.page.mouse.move(500, 500);
    await screen.page.mouse.wheel(0, -200);
    const lock = screen.page.getByRole('button', { name: /视图已锁定/ });
    await lock.click();
    await lock.waitFor({ state: 'detached' });
  });

  it('says in large letters that it is not live, and comes back without a touch', async () => {
    const screen = await wall('scene=overview');
    const { page } = screen;
    const banner = page.locator('[data-testid="not-live"]');
    expect(await banner.count()).toBe(0);
    await product.kill();
    await banner.waitFor({ timeout: NOT_LIVE_LIMIT_MS });
    expect(await banner.textContent()).toMatch(/画面不是实时.*\d\d:\d\d:\d\d/);
    const pixels = await banner.evaluate((node) =>
      Number.parseFloat(getComputedStyle(node).fontSize),
    );
    expect((pixels * 2_400) / 1_920).toBeGreaterThan(65);
    expect(await graveFaults(page)).toEqual([]);

    await product.start();
    await banner.waitFor({ state: 'detached', timeout: BACK_LIMIT_MS });
    await untilLive(screen);
    expect(await page.locator('.jw-kpi').count()).toBe(4);
  });
});
