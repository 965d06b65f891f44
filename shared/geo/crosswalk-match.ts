import { isFew } from '../model/fewest-told.ts';

/** One unit over one grid: square metres of the grid inside it, and inside any unit; units may lie over each other. */
export type UnitOverGrid = {
  unit: string;
  unitName: string;
  grid: string;
  gridName: string;
  households: number;
  gridArea: number;
  inside: number;
  covered: number;
};

type Matched = {
  grid: string;
  gridName: string;
  areaSquareMetres: number;
  share: number;
  households: number | null;
};
export type UnitMatch = { code: string; name: string; whole: Matched[]; cut: Matched[] };

/**
 * Two offices never draw one line alike: a grid is whole in a unit from this share on, and touched by it only
 * from the rest of it on [D].
 */
export const WHOLE_SHARE = 0.995;
const TOUCHED_SHARE = 1 - WHOLE_SHARE;

function householdsInside(households: number, share: number): number | null {
  const inside = Math.round(households * share);
  return isFew(inside) ? null : inside;
}

/**
 * What each unit covers: grids wholly inside, and grids it cuts with how much of each is inside. Households
 * are spread evenly over a grid's ground, which is an estimate and said to be one.
 */
export function matchUnits(overlaps: readonly UnitOverGrid[]): UnitMatch[] {
  const units = new Map<string, UnitMatch>();
  for (const { unit, unitName, grid, gridName, households, gridArea, inside } of overlaps) {
    const match = units.get(unit) ?? { code: unit, name: unitName, whole: [], cut: [] };
    units.set(unit, match);
    const share = Math.min(1, inside / gridArea);
    if (share <= TOUCHED_SHARE) continue;
    const told = householdsInside(households, share);
    const matched = { grid, gridName, areaSquareMetres: inside, share, households: told };
    (share >= WHOLE_SHARE ? match.whole : match.cut).push(matched);
  }
  return [...units.values()];
}

/**
 * Grids that all units together leave open by more than the fuzz of drawing, the barest first. `share`: of the
 * grid, in no unit.
 */
export function uncoveredGrids(
  grids: readonly { code: string; name: string }[],
  overlaps: readonly UnitOverGrid[],
): { grid: string; gridName: string; share: number }[] {
  const shares = new Map(overlaps.map(({ grid, covered, gridArea }) => [grid, covered / gridArea]));
  return grids
    .map(({ code, name }) => ({
      grid: code,
      gridName: name,
      share: Math.max(0, 1 - (shares.get(code) ?? 0)),
    }))
    .filter(({ share }) => share > TOUCHED_SHARE)
    .sort((one, other) => other.share - one.share);
}
