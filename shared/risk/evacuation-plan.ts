import { distanceMetres } from '../geo/measure.ts';
import type { Position } from '../model/common.ts';
import type { EvacuationEdits, EvacuationPlan, HitGrid } from '../model/evacuation.ts';
import { SHELTER_STANDARDS } from '../model/shelter.ts';
import { needOf, offeredPlaces, type ShelterOffer, stayOf } from './evacuation-offer.ts';
import { type AssignProblem, assignPlaces, headsOf, type MoveLine } from './evacuation-places.ts';

/** A grid an area reaches into: its share that is hit, and where those of it gather. */
export type GridInArea = {
  code: string;
  name: string;
  town: string;
  /** 0: nobody counted any, which is not to say that nobody is there. */
  households: number;
  share: number;
  assembly: Position;
};

export type PlanProblem = AssignProblem | 'evacuation-named-twice';
export type Planned =
  | { ok: true; plan: Pick<EvacuationPlan, 'grids' | 'shelters' | 'lines' | 'totals' | 'edits'> }
  | { ok: false; problem: PlanProblem; of: string };

const twice = (names: readonly string[]): string | null =>
  names.find((name, at) => names.indexOf(name) !== at) ?? null;

const sum = <Item>(items: readonly Item[], of: (item: Item) => number): number =>
  items.reduce((total, item) => total + of(item), 0);

type Headed = Pick<HitGrid, 'code' | 'name' | 'town' | 'share' | 'counted' | 'heads' | 'assembly'>;

/** How many each grid has to move and where they gather: as somebody said, else as its households and ground say. */
function headed(grids: readonly GridInArea[], edits: EvacuationEdits): Headed[] {
  const said = new Map(edits.heads.map(({ grid, heads }) => [grid, heads]));
  const placed = new Map(edits.assembly.map(({ grid, place }) => [grid, place]));
  return grids.map(({ households, ...grid }) => {
    const counted = households > 0 ? headsOf(households, grid.share) : null;
    const assembly = placed.get(grid.code) ?? grid.assembly;
    return { ...grid, assembly, counted, heads: said.get(grid.code) ?? counted };
  });
}

/** The shelters some grid could reach, and those somebody named. */
function reachable(
  grids: readonly Headed[],
  offers: readonly ShelterOffer[],
  edits: EvacuationEdits,
) {
  const named = new Set([...edits.fixed, ...edits.shelters].map(({ shelter }) => shelter));
  return offers.filter((offer) => {
    const { shelter } = offer;
    const { class: of } = stayOf(offer, edits.days);
    const reach = SHELTER_STANDARDS[of].distanceMetres + edits.beyondMetres;
    const isNear = ({ assembly }: Headed) => distanceMetres(assembly, shelter.place) <= reach;
    return named.has(shelter.id) || grids.some(isNear);
  });
}

const problemOf = (grids: readonly Headed[], edits: EvacuationEdits): Planned | null => {
  const again = [
    twice(edits.heads.map(({ grid }) => grid)),
    twice(edits.assembly.map(({ grid }) => grid)),
    twice(edits.shelters.map(({ shelter }) => shelter)),
    twice(edits.fixed.map(({ grid, shelter }) => `${grid} → ${shelter}`)),
  ].find((name) => name !== null);
  if (again) return { ok: false, problem: 'evacuation-named-twice', of: again };
  const named = [...edits.heads, ...edits.assembly];
  const stranger = named.find(({ grid }) => !grids.some(({ code }) => code === grid));
  if (!stranger) return null;
  return { ok: false, problem: 'evacuation-grid-unknown', of: stranger.grid };
};

/**
 * Bus trips of those who have too far to walk, `ceil(heads ÷ seats)` for each way from a grid to a shelter. A bus goes to
 * one shelter, and nobody has said that it calls where a second grid gathers: a trip two grids could share is counted
 * for each of them, so that nobody is left standing and every grid's trips are its own [D].
 */
const tripsOf = (lines: readonly MoveLine[], { seats, walkMetres }: EvacuationEdits): number =>
  sum(lines, ({ heads, metres }) => (metres > walkMetres ? Math.ceil(heads / seats) : 0));

function gridOf(grid: Headed, lines: readonly MoveLine[], edits: EvacuationEdits): HitGrid {
  const own = lines.filter((line) => line.grid === grid.code);
  const placed = sum(own, ({ heads }) => heads);
  const unplaced = (grid.heads ?? 0) - placed;
  return { ...grid, placed, unplaced, trips: tripsOf(own, edits) };
}

/**
 * From grids that are hit and shelters to a whole plan: who goes where, who is left, by bus or on foot, and what the
 * shelters need. Every sum is made of its parts here and nowhere else.
 * @param fills false: only what is fixed by hand is assigned, as in a plan that is being signed
 */
export function evacuationPlan(
  hit: readonly GridInArea[],
  offers: readonly ShelterOffer[],
  edits: EvacuationEdits,
  fills = true,
): Planned {
  const counted = headed(hit, edits);
  const problem = problemOf(counted, edits);
  if (problem) return problem;
  const near = reachable(counted, offers, edits);
  const editOf = new Map(edits.shelters.map((edit) => [edit.shelter, edit]));
  const given = near.map((offer) => offeredPlaces(offer, editOf.get(offer.shelter.id), edits.days));
  const moved = counted.map(({ code, assembly, heads }) => ({ code, assembly, heads: heads ?? 0 }));
  const { beyondMetres, fixed } = edits;
  const assigned = assignPlaces(moved, given, { beyondMetres, fixed, fills });
  if (!assigned.ok) return assigned;
  const { lines } = assigned;
  const grids = counted.map((grid) => gridOf(grid, lines, edits));
  const shelters = given.map((shelter, at) => {
    const heads = sum(
      lines.filter((line) => line.shelter === shelter.id),
      (line) => line.heads,
    );
    return { ...shelter, assigned: heads, need: needOf(heads, edits.days, near[at]!.facilities) };
  });
  const totals = {
    heads: sum(grids, ({ heads }) => heads ?? 0),
    placed: sum(grids, ({ placed }) => placed),
    unplaced: sum(grids, ({ unplaced }) => unplaced),
    beyond: sum(lines, ({ beyond, heads }) => (beyond ? heads : 0)),
    trips: sum(grids, ({ trips }) => trips),
    uncounted: grids.filter(({ heads }) => heads === null).length,
    waterLitres: sum(shelters, ({ need }) => need.waterLitres),
    toilets: sum(shelters, ({ need }) => need.toilets),
  };
  return { ok: true, plan: { grids, shelters, lines, totals, edits } };
}
