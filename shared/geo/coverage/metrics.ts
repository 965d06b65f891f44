import type { Position } from '../../model/common.ts';
import type { GridKey } from '../../model/grid-edit.ts';
import { areaSquareMetres, lengthMetres } from '../measure.ts';
import { boundsOf } from './bounds.ts';
import { type Coverage, gridOutline, ringsOfGrid } from './coverage.ts';
import { type Node, nodeAt, xOf, yOf } from './lattice.ts';
import { isInRings, type Ring } from './rings.ts';

/** Things counted per grid by where they are. */
export const COUNTED = ['hazards', 'shelters', 'streams', 'reports'] as const;
export type Counted = (typeof COUNTED)[number];

/**
 * What lies about, `[lon, lat]` each; keep one object for as long as nothing moves, for it is indexed once.
 * `staff`: posts filled by grid; a grid it does not name is unknown, not unstaffed.
 */
export type CoverageFacts = Readonly<
  Partial<Record<Counted, readonly Position[]>> & { staff?: Readonly<Record<GridKey, number>> }
>;

/** How a grid is formed. Compactness is Polsby–Popper, 4π·area/perimeter²: 1 for a circle, 0.785 for a square. */
export type GridForm = {
  areaSquareMetres: number;
  perimeterMetres: number;
  compactness: number;
  parts: number;
  isContiguous: boolean;
};
export type GridMetrics = GridForm &
  Record<Counted, number> & { households: number; staff: number | null };

/**
 * Area, perimeter and form of a grid and what lies in it. Grids an edit left alone are not worked out again. A
 * thing on a border is in exactly one of its two grids.
 *
 * @throws RangeError for an unknown key
 */
export function metricsOf(
  coverage: Coverage,
  key: GridKey,
  facts: CoverageFacts = NOTHING,
): GridMetrics {
  const grid = coverage.grids.get(key);
  if (!grid) throw new RangeError(`expected a grid of the coverage, got ${key}`);
  return {
    ...formOf(coverage, key),
    ...countsOf(ringsOfGrid(coverage, key), facts),
    households: grid.households,
    staff: facts.staff?.[key] ?? null,
  };
}

const NOTHING: CoverageFacts = {};
const forms = new WeakMap<readonly Ring[], GridForm>();

/** Area, perimeter, compactness and contiguity of a grid's outline. */
export function formOf(coverage: Coverage, key: GridKey): GridForm {
  const rings = ringsOfGrid(coverage, key);
  const known = forms.get(rings);
  if (known) return known;
  const outline = gridOutline(coverage, key);
  const area = areaSquareMetres({ type: 'MultiPolygon', coordinates: outline });
  const perimeter = outline.flat().reduce((sum, ring) => sum + lengthMetres(ring), 0);
  const form = {
    areaSquareMetres: area,
    perimeterMetres: perimeter,
    compactness: perimeter > 0 ? (4 * Math.PI * area) / perimeter ** 2 : 0,
    parts: outline.length,
    isContiguous: outline.length === 1,
  };
  forms.set(rings, form);
  return form;
}

type Counts = Record<Counted, number>;
const counts = new WeakMap<CoverageFacts, WeakMap<readonly Ring[], Counts>>();

function countsOf(rings: readonly Ring[], facts: CoverageFacts): Counts {
  const ofFacts = counts.get(facts) ?? new WeakMap<readonly Ring[], Counts>();
  counts.set(facts, ofFacts);
  const known = ofFacts.get(rings);
  if (known) return known;
  const counted = Object.fromEntries(
    COUNTED.map((kind) => [kind, countIn(rings, facts[kind] ?? NONE)]),
  ) as Counts;
  ofFacts.set(rings, counted);
  return counted;
}

const NONE: readonly Position[] = [];
/** A place where something was several times. */
export type RepeatedPlace = { place: Position; times: number };
type Counting = readonly (Position | RepeatedPlace)[];
/** Places are kept by squares of about 500 m. */
const SQUARE = 5_000;
type Squares = ReadonlyMap<string, readonly { node: Node; times: number }[]>;
const squares = new WeakMap<Counting, Squares>();

function squaresOf(places: Counting): Squares {
  const known = squares.get(places);
  if (known) return known;
  const found = new Map<string, { node: Node; times: number }[]>();
  for (const one of places) {
    const { place, times } = 'times' in one ? one : { place: one, times: 1 };
    const node = nodeAt(place);
    if (node === null) continue;
    const square = `${Math.floor(xOf(node) / SQUARE)} ${Math.floor(yOf(node) / SQUARE)}`;
    const there = found.get(square) ?? [];
    there.push({ node, times });
    found.set(square, there);
  }
  squares.set(places, found);
  return found;
}

/** How many places lie in rings, each as many times as it is said to count. */
export function countIn(rings: readonly Ring[], places: Counting): number {
  if (places.length === 0 || rings.length === 0) return 0;
  const found = squaresOf(places);
  const { west, south, east, north } = boundsOf(rings);
  let count = 0;
  for (let x = Math.floor(west / SQUARE); x <= east / SQUARE; x += 1) {
    for (let y = Math.floor(south / SQUARE); y <= north / SQUARE; y += 1) {
      for (const { node, times } of found.get(`${x} ${y}`) ?? []) {
        if (isInRings(rings, 2 * xOf(node), 2 * yOf(node))) count += times;
      }
    }
  }
  return count;
}
