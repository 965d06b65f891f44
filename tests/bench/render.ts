import { type Bench, compare, interleave, median, notRun } from './harness.ts';
import { type BenchPage, openBenchPage } from './support/bench-page.ts';
import { launchChromium } from './support/chromium.ts';
import type { RenderWay } from './support/pages/render-page.ts';

/** Edges that two shaders round apart may cost this share of the pixels, and no more. */
const ROUNDED = 0.015;

/** The same step drawn both ways is the same picture, and another step is another one. */
async function check(page: BenchPage, ours: RenderWay, peer: RenderWay): Promise<void> {
  const difference = (other: RenderWay, at: number) =>
    page.ask<number>('difference', [
      { way: ours, at: 7 },
      { way: other, at },
    ]);
  const [apart, changed] = [await difference(peer, 7), await difference(ours, 8)];
  if (apart > ROUNDED) throw new Error(`render: ${ours} differs from ${peer} in ${apart}`);
  if (changed < ROUNDED * 3) throw new Error(`render: a step of ${ours} changes only ${changed}`);
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
