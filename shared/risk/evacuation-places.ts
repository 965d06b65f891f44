import { distanceMetres } from '../geo/measure.ts';
import type { Position } from '../model/common.ts';
import type { FixedMove } from '../model/evacuation.ts';
import { SHELTER_STANDARDS, type ShelterClass } from '../model/shelter.ts';
import { PERSONS_A_HOUSEHOLD } from './exposure.ts';
import { cheapestTransport } from './min-cost-flow.ts';

/**
 * Heads are planned in tens [D]: those to be moved rounded up, places rounded down. So nobody is rounded away, and
 * no count below ten stands anywhere (DOMAIN.md §0).
 */
export const HEADS_STEP = 10;
/** What is a whole number but for the rounding of a computer. */
const ROUNDING = 1e-6;

const upToTens = (heads: number): number =>
  Math.ceil(heads / HEADS_STEP - ROUNDING) * HEADS_STEP || 0;
export const downToTens = (places: number): number =>
  Math.max(0, Math.floor(places / HEADS_STEP) * HEADS_STEP);

/** How many live in a part of a grid: households × 2.56 (census 2020, DOMAIN.md §1), spread evenly over it. */
export const headsOf = (households: number, share: number): number =>
  upToTens(households * PERSONS_A_HOUSEHOLD * share);

/** Heads to be moved from a grid, who gather at `assembly`. */
export type MovedGrid = { code: string; assembly: Position; heads: number };
/** Places in a shelter that may be given away. */
export type GivenPlaces = { id: string; place: Position; class: ShelterClass; places: number };
/** So many of a grid to a shelter. `beyond`: further than the distance of its class. `fixed`: by hand. */
export type MoveLine = {
  grid: string;
  shelter: string;
  heads: number;
  metres: number;
  beyond: boolean;
  fixed: boolean;
};

export type AssignProblem =
  | 'evacuation-grid-unknown'
  | 'evacuation-shelter-unknown'
  | 'evacuation-grid-exceeded'
  | 'evacuation-shelter-exceeded';
export type Assigned =
  | { ok: true; lines: MoveLine[]; unplaced: Map<string, number> }
  | { ok: false; problem: AssignProblem; of: string };

export type AssignRules = {
  /** How far beyond the distance of its class a shelter may be given, metres; 0: not at all. */
  beyondMetres: number;
  /** Assigned by hand, at whatever distance; never beyond what there is. */
  fixed: readonly FixedMove[];
  /** Whether those left are assigned; otherwise what is fixed is all. */
  fills: boolean;
};

const byCode = <Key extends string>(key: Key) => {
  return (a: Record<Key, string>, b: Record<Key, string>) => Number(a[key] > b[key]) * 2 - 1;
};

const lineOf = (grid: MovedGrid, shelter: GivenPlaces, heads: number, fixed: boolean): MoveLine => {
  const metres = Math.round(distanceMetres(grid.assembly, shelter.place));
  const beyond = metres > SHELTER_STANDARDS[shelter.class].distanceMetres;
  return { grid: grid.code, shelter: shelter.id, heads, metres, beyond, fixed };
};

/** What the moves by hand leave, or what stands against them. */
function takeFixed(grids: MovedGrid[], shelters: GivenPlaces[], fixed: readonly FixedMove[]) {
  const left = new Map(grids.map(({ code, heads }) => [code, heads]));
  const room = new Map(shelters.map(({ id, places }) => [id, downToTens(places)]));
  const lines: MoveLine[] = [];
  const refused = (problem: AssignProblem, of: string) => ({ ok: false as const, problem, of });
  for (const { grid: code, shelter: id, heads } of fixed) {
    const grid = grids.find((one) => one.code === code);
    const shelter = shelters.find((one) => one.id === id);
    if (!grid) return refused('evacuation-grid-unknown', code);
    if (!shelter) return refused('evacuation-shelter-unknown', id);
    left.set(code, left.get(code)! - heads);
    room.set(id, room.get(id)! - heads);
    if (left.get(code)! < 0) return refused('evacuation-grid-exceeded', code);
    if (room.get(id)! < 0) return refused('evacuation-shelter-exceeded', id);
    if (heads > 0) lines.push(lineOf(grid, shelter, heads, true));
  }
  return { ok: true as const, left, room, lines };
}

/**
 * Gives everybody a place as far as there are any: as many as can be placed, and of all ways to do so one with the
 * fewest metres in all, as the crow flies from where a grid gathers. Only within the distance of a shelter's class
 * (GB 51143 [L], DOMAIN.md §4), and as far beyond as the rules say. Grids and shelters are taken in the order of
 * their codes, so that ties have one outcome. Who is left is named by grid.
 */
export function assignPlaces(
  grids: readonly MovedGrid[],
  shelters: readonly GivenPlaces[],
  { beyondMetres, fixed, fills }: AssignRules,
): Assigned {
  const from = [...grids].sort(byCode('code'));
  const to = [...shelters].sort(byCode('id'));
  const taken = takeFixed(from, to, fixed);
  if (!taken.ok) return taken;
  const { left, room, lines } = taken;
  if (fills) {
    // Between a grid and a shelter go as many as somebody said, no more.
    const said = new Set(fixed.map(({ grid, shelter }) => `${grid} ${shelter}`));
    const cost = from.map(({ code, assembly }) =>
      to.map(({ id, place, class: of }) => {
        if (said.has(`${code} ${id}`)) return null;
        const metres = Math.round(distanceMetres(assembly, place));
        return metres <= SHELTER_STANDARDS[of].distanceMetres + beyondMetres ? metres : null;
      }),
    );
    const flow = cheapestTransport({
      supply: from.map(({ code }) => left.get(code)! / HEADS_STEP),
      room: to.map(({ id }) => room.get(id)! / HEADS_STEP),
      cost,
    });
    for (const [row, grid] of from.entries()) {
      for (const [column, shelter] of to.entries()) {
        const heads = flow[row]![column]! * HEADS_STEP;
        if (heads === 0) continue;
        lines.push(lineOf(grid, shelter, heads, false));
        left.set(grid.code, left.get(grid.code)! - heads);
      }
    }
  }
  const unplaced = new Map([...left].filter(([, heads]) => heads > 0));
  return { ok: true, lines, unplaced };
}
