import {
  type Carried,
  carryStaff,
  type Descent,
  sumOfHeads,
} from '../../shared/risk/staff-descent.ts';
import type { Transaction } from '../database/database.ts';
import {
  type CarriedRow,
  type CarryingPlan,
  type SourceRow,
  type Standing,
  staffCarryRepository,
} from '../staffing/repository.ts';

/** Grids of one plan: the codes whose versions closed, those that opened, and which way it went. */
type Change = {
  plan: CarryingPlan;
  direction: 'begin' | 'end';
  closed: readonly string[];
  opened: readonly string[];
  /** In the direction it goes. */
  descents: readonly Descent[];
  synthetic: boolean;
};
type Standings = ReadonlyMap<string, Standing>;

/** What became of counts, as the journal says it; of grids that keep theirs there is nothing to tell. */
export type StaffCarried = {
  summed: { grid: string; from: string[] }[];
  recount: { grid: string; from: string[] }[];
  restored: string[];
};

const sourcesOf = (grid: string, { from }: Carried, standing: Standings): SourceRow[] =>
  from.map((source) => {
    const { heads = null, synthetic = false } = standing.get(source) ?? {};
    return { grid, source, heads, synthetic };
  });

/** A temporary plan is over and nobody counted in its grids: what stood before it stands again. */
const isUntouched = ({ from }: Carried, standing: Standings): boolean =>
  from.every((source) => !standing.get(source)?.isRecounted);

/**
 * Carries what is known of the staff of grids over to those in force from now on, within the transaction that
 * puts them into force, by shared/risk/staff-descent.ts. When a temporary plan goes back, the counts of before it
 * come back with the grids, unless somebody counted meanwhile.
 */
export async function carryStaffOver(
  transaction: Transaction,
  { plan, direction, closed, opened, descents, synthetic }: Change,
  at: string,
): Promise<StaffCarried> {
  const repository = staffCarryRepository(transaction);
  const isEnd = direction === 'end';
  const [before, after] = [new Set(closed), new Set(opened)];
  const standing = await repository.standing([...closed, ...opened], plan);
  const former = isEnd ? await repository.former(plan.id) : new Map<string, never>();
  const [carried, sources]: [CarriedRow[], SourceRow[]] = [[], []];
  const told: StaffCarried = { summed: [], recount: [], restored: [] };
  for (const [grid, way] of carryStaff({ before, after, descents })) {
    if (isEnd && isUntouched(way, standing)) {
      const old = former.get(grid);
      if (old) carried.push({ ...old, carriedBy: null });
      if (old || way.outcome !== 'kept') told.restored.push(grid);
      continue;
    }
    if (way.outcome === 'kept') continue;
    const own = sourcesOf(grid, way, standing);
    const heads = way.outcome === 'summed' ? sumOfHeads(own.map((one) => one.heads)) : null;
    const isInvented = synthetic || own.some((one) => one.synthetic);
    carried.push({ grid, heads, synthetic: isInvented, carriedBy: plan.id });
    sources.push(...own);
    told[heads === null ? 'recount' : 'summed'].push({ grid, from: way.from });
  }
  await repository.write(plan.id, { carried, sources }, at);
  return told;
}
