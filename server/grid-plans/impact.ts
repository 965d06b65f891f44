import { type Coverage, gridOutline } from '../../shared/geo/coverage/coverage.ts';
import { changedGrids, lineageOf, movedGround } from '../../shared/geo/coverage/difference.ts';
import { formOf } from '../../shared/geo/coverage/metrics.ts';
import { buildAreaIndex, locate } from '../../shared/geo/point-in-areas.ts';
import type { GridKey } from '../../shared/model/grid-edit.ts';
import { carryStaff, type Heads, sumOfHeads } from '../../shared/risk/staff-descent.ts';
import type {
  GridFigures,
  GridImpact,
  GridRecount,
  MovedThing,
  PlanImpact,
} from '../../shared/wire/grid-plan-impact.ts';
import { instant } from '../clock.ts';
import type { Caller } from '../identity/caller.ts';
import { type GridPlanServices, gridPlanFor } from './act-on-plan.ts';
import type { Draft } from './drafts.ts';
import { type PlacedThing, thingRepository } from './thing-repository.ts';

/** Counted staff by code of a grid in force. */
type Staff = ReadonlyMap<string, Heads>;

/** Which grid of a coverage a place is in; micro-grids lie in others and hold nothing of their own. */
function finderOf(coverage: Coverage): (place: readonly [number, number]) => GridKey | null {
  const keys = [...coverage.grids].filter(([, { kind }]) => kind !== 'micro').map(([key]) => key);
  const shapes = keys.map((key) => ({ code: key, rings: gridOutline(coverage, key).flat() }));
  const index = buildAreaIndex(shapes);
  return ([lon, lat]) => keys[locate(index, lon, lat)] ?? null;
}

/** Where everything is afterwards. What lies outside the plan's communities stays where it is. */
function placedAfter(draft: Draft, things: readonly PlacedThing[]) {
  const find = finderOf(draft.coverage);
  return things.map((thing) => ({ thing, to: find(thing.place) ?? thing.grid }));
}

const COUNTED = {
  hazard: 'hazards',
  shelter: 'shelters',
  stream: 'streams',
  alarm: 'openAlarms',
  incident: 'openIncidents',
} as const satisfies Partial<Record<PlacedThing['kind'], keyof GridFigures>>;
const isCounted = (kind: PlacedThing['kind']): kind is keyof typeof COUNTED => kind in COUNTED;

const NONE = { hazard: 0, shelter: 0, stream: 0, alarm: 0, incident: 0 };

/** How many of each kind of thing are in each grid. */
function tallyOf(placed: readonly { kind: PlacedThing['kind']; grid: GridKey }[]) {
  const tallies = new Map<GridKey, Record<keyof typeof COUNTED, number>>();
  for (const { kind, grid } of placed) {
    if (!isCounted(kind)) continue;
    const tally = tallies.get(grid) ?? { ...NONE };
    tally[kind] += 1;
    tallies.set(grid, tally);
  }
  return (grid: GridKey) => tallies.get(grid) ?? NONE;
}

const postsOf = (heads: Heads | null | undefined): number | null =>
  heads ? heads.fullTime + heads.partTime : null;

/** How counts would carry over, and the grids to be counted anew. Micro-grids have no ground of their own to follow. */
function staffAfter({ base, coverage }: Draft, changed: readonly GridKey[], staff: Staff) {
  const ways = carryStaff({
    before: new Set(changed.filter((key) => base.grids.has(key))),
    after: new Set(changed.filter((key) => coverage.grids.has(key))),
    descents: [...lineageOf(base, coverage)].flatMap(([to, ancestors]) =>
      ancestors.map(({ grid: from }) => ({ from, to })),
    ),
  });
  const after = new Map<GridKey, Heads>();
  const recount: GridRecount[] = [];
  for (const [key, { outcome, from }] of ways) {
    const counts = from.map((code) => staff.get(code) ?? null);
    const heads = outcome === 'recount' ? null : sumOfHeads(counts);
    if (heads) after.set(key, heads);
    else if (outcome !== 'kept') {
      const sources = from.map((code, at) => ({ key: code, staff: postsOf(counts[at]) }));
      recount.push({ key, from: sources });
    }
  }
  return { after, recount };
}

const figuresOf = (
  coverage: Coverage,
  key: GridKey,
  tally: ReturnType<typeof tallyOf>,
  staff: Staff,
): GridFigures | null => {
  const facts = coverage.grids.get(key);
  if (!facts) return null;
  const { hazard, shelter, stream, alarm, incident } = tally(key);
  return {
    areaSquareMetres: Math.round(formOf(coverage, key).areaSquareMetres),
    households: facts.households,
    ...{ hazards: hazard, shelters: shelter, streams: stream },
    ...{ openAlarms: alarm, openIncidents: incident },
    staff: postsOf(staff.get(key)),
  };
};

/** Grid by grid, what a draft changes, on what is registered now. */
function impactOf(draft: Draft, things: readonly PlacedThing[], staff: Staff) {
  const placed = placedAfter(draft, things);
  const before = tallyOf(things);
  const after = tallyOf(placed.map(({ thing: { kind }, to }) => ({ kind, grid: to })));
  const { base, coverage } = draft;
  const changed = changedGrids(base, coverage);
  const counted = staffAfter(draft, changed, staff);
  const grids = changed.map((key): GridImpact => {
    const { name, kind, community } = (coverage.grids.get(key) ?? base.grids.get(key))!;
    const had = figuresOf(base, key, before, staff);
    const has = figuresOf(coverage, key, after, counted.after);
    const change = had === null ? 'added' : has === null ? 'removed' : 'changed';
    return { key, change, name, kind, community, before: had, after: has };
  });
  const moved = placed
    .filter(({ thing, to }) => thing.grid !== to)
    .map(({ thing: { grid, ...thing }, to }): MovedThing => ({ ...thing, from: grid, to }));
  return { grids, things: moved, recount: counted.recount };
}

/** @throws Problem 404 */
export async function readImpact(
  { database, clock, drafts }: GridPlanServices,
  caller: Caller,
  id: string,
): Promise<PlanImpact> {
  const plan = await gridPlanFor(database, caller, id);
  const draft = await drafts.of(database, plan);
  const codes = draft.baseGrids.map(({ code }) => code);
  const things = await thingRepository(database).inGrids(codes);
  const staff = await thingRepository(database).staff(codes);
  const ground = movedGround(draft.base, draft.coverage).map(({ from, to, areaSquareMetres }) => ({
    from,
    to,
    areaSquareMetres,
  }));
  return {
    ...{ plan: id, revision: plan.revision, at: instant(clock.now()) },
    ...{ ...impactOf(draft, things, staff), ground },
  };
}
