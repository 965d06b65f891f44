import type { Sums } from './division-graph.ts';

/**
 * How good a division is. `withinLimits`: grids whose households keep to the limits. `workloadSpread`: standard
 * deviation over mean, 0 when all bear the same. `compactness`: mean Polsby–Popper. `points`: 0 to 100, of which half
 * are for the limits, 30 for balance and 20 for compactness [D].
 */
export type DivisionScore = {
  grids: number;
  withinLimits: number;
  fewestHouseholds: number;
  mostHouseholds: number;
  workloadSpread: number;
  compactness: number;
  points: number;
};

const POINTS = { limits: 50, balance: 30, compactness: 20 } as const;

export function scoreOf(
  grids: readonly Sums[],
  { least, most }: { least: number; most: number },
): DivisionScore {
  const households = grids.map((grid) => Math.round(grid.households));
  const withinLimits = households.filter((count) => count >= least && count <= most).length;
  const workloadSpread = spreadOf(grids.map(({ load }) => load));
  const compactness = meanOf(
    grids.map(({ areaSquareMetres: area, perimeterMetres: around }) =>
      around > 0 ? (4 * Math.PI * area) / around ** 2 : 0,
    ),
  );
  const points =
    (POINTS.limits * withinLimits) / Math.max(1, grids.length) +
    POINTS.balance * Math.max(0, 1 - workloadSpread) +
    POINTS.compactness * compactness;
  return {
    grids: grids.length,
    withinLimits,
    fewestHouseholds: Math.min(...households),
    mostHouseholds: Math.max(...households),
    workloadSpread,
    compactness,
    points: Math.round(points * 10) / 10,
  };
}

const meanOf = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length);

function spreadOf(numbers: readonly number[]): number {
  const mean = meanOf(numbers);
  if (mean === 0) return 0;
  return Math.sqrt(meanOf(numbers.map((number) => (number - mean) ** 2))) / mean;
}
