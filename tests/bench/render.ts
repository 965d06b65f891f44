import { type Bench, compare, interleave, median, mustEqual, notRun } from './harness.ts';
import { type BenchPage, openBenchPage } from './support/bench-page.ts';
import { launchChromium } from './support/chromium.ts';
import type { RenderWay } from './support/pages/render-page.ts';

/** The same step drawn both ways is the same picture, and another step is another one. */
async function check(page: BenchPage, ours: RenderWay, peer: RenderWay): Promise<void> {
  const draw = (way: RenderWay, at: number) => page.ask<number>('picture', { way, at });
  mustEqual(await draw(ours, 7), await draw(peer, 7), `render picture of ${ours}`);
  mustEqual((await draw(ours, 7)) === (await draw(ours, 8)), false, `render change of ${ours}`);
}

/** Moving 50,000 points and recolouring every grid, against deck.gl's rebuild from objects. */
export const bench: Bench = async (options) => {
  const browser = await launchChromium();
  if (!browser) {
    notRun('render', 'all', 'no Chromium');
    return;
  }
  try {
    const page = await openBenchPage(browser, 'render-page.ts');
    const cases = [
      ['ourUnits', 'peerUnits', `${await page.ask('units')}-moved-points`],
      ['ourGrids', 'peerGrids', `recolour-${await page.ask('grids')}-grids`],
    ] as const;
    for (const [ours, peer, name] of cases) {
      await check(page, ours, peer);
      const times = options.quick ? 5 : 15;
      const side = (way: RenderWay) => async () =>
        median(await page.ask<number[]>('times', { way, times }));
      const results = await interleave(options.rounds, side(ours), side(peer));
      compare(
        {
          bench: 'render',
          case: name,
          unit: 'ms',
          goal: '<= 0.1',
          note: 'main thread, layers and attributes made, nothing drawn; both draw the same picture',
        },
        results,
      );
    }
  } finally {
    await browser.close();
  }
};
