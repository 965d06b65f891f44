import { describe, expect, it } from 'vitest';
import { graveFaults } from './support/axe.ts';
import { openDesk, openHouse } from './support/house.ts';
import { expectNoOffence, type Screen, untilLive } from './support/screen.ts';

const house = openHouse();

const VIEWING = 'mm=2400&distance=8';

const HALL = { width: 1920, height: 1080 };
/** Where only what happens matters: every pixel is drawn by the processor. */
const SMALL = { width: 960, height: 540 };

async function wall(query: string, size = HALL): Promise<Screen> {
  const screen = await openDesk(house, 'wall', `/wall?${VIEWING}&${query}`, size);
  await untilLive(screen);
  // The map may be live before the wall around it is there: neither waits for the other.
  await screen.page.locator('.jw-kpi').last().waitFor();
  return screen;
}

describe('the wall', () => {
  it('shows a scene with four numbers, a ladder, the clock and every feed’s age', async () => {
    const screen = await wall('scene=flood');
    const { page } = screen;
    expect(await page.locator('.jw-kpi').count()).toBe(4);
    expect(await page.locator('.jw-wall-ladder li').count()).toBe(5);
    // What it counts is not what the list under it lists.
    expect(await page.locator('.jw-wall-ladder h2').textContent()).toBe('各级监测点数：水位、雨强');
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

  it('reserves room for ages, so that no feed’s name is cut or changes when its age gets another digit', async () => {
    const { page } = await wall('scene=overview');
    const widths = () =>
      page.locator('.jw-wall-feeds .jw-clip').evaluateAll((names) =>
        names.map((name) => ({
          shown: Math.round(name.getBoundingClientRect().width),
          isCut: name.scrollWidth > name.clientWidth,
        })),
      );
    const before = await widths();
    expect(before.filter(({ isCut }) => isCut)).toEqual([]);
    await page.locator('.jw-wall-feeds .jw-number').evaluateAll((ages) => {
      for (const age of ages) age.textContent = '119秒';
    });
    expect(await widths()).toEqual(before);
  });

  it('says beside the last picture that it is not live, and covers nothing of it', async () => {
    const { page, context } = await wall('scene=overview', SMALL);
    await context.setOffline(true);
    const banner = page.getByTestId('not-live');
    await banner.waitFor();
    const said = (await banner.boundingBox())!;
    const open = (await page.locator('.jw-wall-open').boundingBox())!;
    const column = (await page.locator('.jw-wall-column').boundingBox())!;
    expect(said.height).toBeLessThan(SMALL.height * 0.15);
    expect(open.y).toBeCloseTo(said.y + said.height, 0);
    expect(column.x).toBeGreaterThanOrEqual(said.x + said.width - 1);
    // What lies over a corner of the map begins in the open part of it.
    const corner = (await page.locator('.jw-wall-corner').boundingBox())!;
    expect(corner.y).toBeGreaterThanOrEqual(open.y);
  });

  it('keeps a touched view until it is released', async () => {
    const { page } = await wall('scene=overview', SMALL);
    await page.mouse.move(500, 250);
    await page.mouse.wheel(0, -200);
    const lock = page.getByRole('button', { name: /视图已锁定/ });
    await lock.click();
    await lock.waitFor({ state: 'detached' });
  });
});
