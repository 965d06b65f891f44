import type { CoverageChanged } from '../../shared/model/journal.ts';
import { WHOLE_CITY } from '../../shared/risk/command-area.ts';
import { stateAfterEffect } from '../../shared/risk/grid-plan-life.ts';
import { MINUTE_MS } from '../../shared/time/units.ts';
import { areaRepository } from '../areas/repository.ts';
import { conditionEntries } from '../assessment/condition-entries.ts';
import { regradeGrids } from '../assessment/grid-conditions.ts';
import { instant } from '../clock.ts';
import type { Queryable, Transaction } from '../database/database.ts';
import { gridTaskRepository, taskEntry } from '../grid-tasks/repository.ts';
import type { NewEntry } from '../journal/journal.ts';
import type { Services } from '../services.ts';
import { runInThread } from '../threads/run-in-thread.ts';
import { gridPlanEntry, steppedEntry } from './act-on-plan.ts';
import { carryPatrols } from './carry-patrols.ts';
import { carryStaffOver } from './carry-staff.ts';
import { type Direction, effectRepository } from './effect-repository.ts';
import type { Renewed, RenewInput } from './renew-coverage-thread.ts';
import { gridPlanRepository, type StoredGridPlan } from './repository.ts';

type Parts = Pick<Services, 'database' | 'journal' | 'clock'>;

/** Another plan elsewhere in the city took effect between reading and writing this often at most. */
const MOST_ATTEMPTS = 4;

/** A coverage of the city is small; what it may take is many times what it took. */
const RENEWAL_LIMITS = { milliseconds: MINUTE_MS, heapMegabytes: 1_024 };

/** What a plan changes, as the database has it. */
type Ground = {
  basedOn: string;
  before: Uint8Array;
  closed: string[];
  opened: { code: string; grid: string }[];
  parents: string;
};
/** And the coverage it makes of the city. */
type Prepared = Renewed & { basedOn: string; closed: string[]; codes: string[] };

async function readGround(view: Queryable, id: string, direction: Direction): Promise<Ground> {
  const effects = effectRepository(view);
  const basedOn = await effects.coverageVersion(false);
  const before = await areaRepository(view).coverage(basedOn);
  if (!before) throw new Error(`expected coverage ${basedOn} in the database, found none`);
  return {
    ...{ basedOn, before },
    closed: await effects.closing(id, direction),
    opened: await effects.opening(id, direction),
    parents: await effects.parents(id),
  };
}

/** Worked out while nothing is locked, and in a thread of its own. */
async function prepare(
  { basedOn, before, closed, opened, parents }: Ground,
  id: string,
  direction: Direction,
): Promise<Prepared> {
  const input: RenewInput = {
    ...{ before, closed, parents, opened: opened.map(({ grid }) => grid) },
    salt: `${id} ${direction} ${basedOn} `,
  };
  const work = { parent: import.meta.url, name: 'renew-coverage-thread', limits: RENEWAL_LIMITS };
  const renewed = await runInThread<Renewed>(input, work);
  return { ...renewed, basedOn, closed, codes: opened.map(({ code }) => code) };
}

const momentOf = (plan: StoredGridPlan, direction: Direction): string | null =>
  direction === 'begin' ? plan.effectiveFrom : plan.temporaryUntil;

const isStillDue = (plan: StoredGridPlan, direction: Direction): boolean =>
  direction === 'begin'
    ? plan.state === 'approved'
    : plan.effectiveAt !== null && plan.endedAt === null;

/** What was still to be done in grids that are no more goes back to who gave it. */
async function returnTasks(
  transaction: Transaction,
  ended: readonly string[],
  at: string,
): Promise<NewEntry[]> {
  const stamp = { at, by: 'system' };
  const returned = await gridTaskRepository(transaction).returnOfEnded(ended, stamp);
  return returned.map(({ county, ...task }) => taskEntry(task, county, 'return', 'system'));
}

/** Counts of staff and coming patrols follow the ground; what became of them is told where there is anything to tell. */
async function carryDuties(
  transaction: Transaction,
  plan: StoredGridPlan,
  change: { direction: Direction; closed: string[]; opened: string[]; at: string },
): Promise<NewEntry[]> {
  const { at, ...grids } = change;
  const { id, name, synthetic } = plan;
  const descents = await effectRepository(transaction).descents(id, change.direction);
  const own = { ...grids, descents };
  const staff = await carryStaffOver(transaction, { ...own, plan, synthetic }, at);
  const patrolled = await carryPatrols(transaction, own, at);
  const tell = (kind: NewEntry['kind'], more: object) =>
    gridPlanEntry(kind, plan, 'system', { plan: id, name, ...more });
  return [
    ...(Object.values(staff).some((codes) => codes.length > 0)
      ? [tell('staffing.carried', staff)]
      : []),
    ...(patrolled.length > 0 ? [tell('patrol.planned', { grids: patrolled })] : []),
  ];
}

/** Writes what was prepared. The order of locks is city, plan, grids, journal. */
async function write(
  { journal, clock }: Parts,
  transaction: Transaction,
  id: string,
  direction: Direction,
  prepared: Prepared,
): Promise<'done' | 'nothing' | 'again'> {
  const effects = effectRepository(transaction);
  const plans = gridPlanRepository(transaction);
  const { basedOn, version, bytes, closed, codes } = prepared;
  const present = await effects.coverageVersion(true);
  const plan = await plans.lock(id, WHOLE_CITY);
  if (!plan || !isStillDue(plan, direction)) return 'nothing';
  if (present !== basedOn) return 'again';
  const now = clock.now();
  const at = instant(now);
  const from = momentOf(plan, direction)!;
  const versions = { from, at, closed, opened: codes.length };
  await effects.changeVersions(id, direction, versions);
  const things = await effects.relinkThings(closed, plan.communities);
  const ended = closed.filter((code) => !codes.includes(code));
  const returned = await returnTasks(transaction, ended, at);
  await effects.changeConditions(closed, codes, at);
  const carried = await carryDuties(transaction, plan, { direction, closed, opened: codes, at });
  const graded = await regradeGrids(codes, now, transaction);
  await effects.countHouseholds(plan.communities);
  await effects.writeCoverage({ version, bytes, from, at }, id);
  const change =
    direction === 'begin' ? { state: stateAfterEffect(plan), effectiveAt: at } : { endedAt: at };
  await plans.write(id, change);
  const after = { ...plan, ...change };
  const data: CoverageChanged = { version, effectiveFrom: from, plan: id, name: plan.name };
  const step = direction === 'begin' ? 'take-effect' : 'end';
  const entries: NewEntry[] = [
    steppedEntry(after, step, 'system', { effectiveFrom: from, closed, opened: codes, things }),
    { kind: 'coverage.changed', actor: 'system', ...WHOLE_CITY, subject: 'coverage', data },
    ...conditionEntries([], graded),
    ...returned,
    ...carried,
  ];
  await journal.append(transaction, entries);
  return 'done';
}

/**
 * Puts a plan into force, or takes a temporary one back, in one transaction: versions of grids, what is
 * linked to them, their tasks, conditions and counts, the coverage of every screen, the journal. Done once, whoever
 * else tries; valid from the day it was approved for, recorded when it was done.
 * @returns whether this call did it
 */
export async function takeEffect(parts: Parts, id: string, direction: Direction): Promise<boolean> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const ground = await parts.database.transaction(async (view) => {
      await view.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
      return readGround(view, id, direction);
    });
    const prepared = await prepare(ground, id, direction);
    const outcome = await parts.database.transaction((transaction) =>
      write(parts, transaction, id, direction, prepared),
    );
    if (outcome !== 'again') return outcome === 'done';
  }
  throw new Error(`plan ${id}: other plans took effect ${MOST_ATTEMPTS} times meanwhile`);
}
