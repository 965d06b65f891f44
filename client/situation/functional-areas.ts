import { type AreaIndex, buildAreaIndex, locateAll } from '../../shared/geo/point-in-areas.ts';
import { areaShapes } from '../../shared/geo/topology.ts';
import type { Coverage } from '../store/coverage.ts';

/** Few and large: a coarse index answers them. */
const CELLS = 2_000;

const indexes = new WeakMap<Coverage, AreaIndex>();

/** Built at the first question, once a coverage: most views never ask for a functional area. */
function indexOf(coverage: Coverage): AreaIndex {
  const known = indexes.get(coverage);
  if (known) return known;
  const index = buildAreaIndex(areaShapes(coverage.topology, 'functionalAreas'), { cells: CELLS });
  indexes.set(coverage, index);
  return index;
}

/** What lies in some functional areas, by where it is: they are laid over the others and have no towns. */
export type FunctionalReach = {
  /** @param place `[lon, lat]` in degrees */
  place(place: readonly [number, number]): boolean;
  grid(code: string): boolean;
};

/**
 * @param codes area codes, of which those of functional areas count
 * @returns null when none of them is a functional area of this coverage
 */
export function functionalReach(
  coverage: Coverage | null,
  codes: readonly string[],
): FunctionalReach | null {
  const wanted = (coverage?.functionalAreas ?? []).filter(({ code }) => codes.includes(code));
  if (coverage === null || wanted.length === 0) return null;
  const index = indexOf(coverage);
  const isWanted = (area: number) => wanted.some(({ code }) => code === index.codes[area]);
  const isInside = (lon: number, lat: number) => locateAll(index, lon, lat).some(isWanted);
  const grids = new Set(
    coverage.codes.filter((_, grid) =>
      isInside(coverage.centres[2 * grid]!, coverage.centres[2 * grid + 1]!),
    ),
  );
  return {
    place: ([lon, lat]) => isInside(lon, lat),
    grid: (code) => grids.has(code),
  };
}
