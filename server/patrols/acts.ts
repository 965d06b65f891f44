import { isRealDay } from '../../shared/model/moment.ts';
import type { PatrolDuty, PatrolPlan, PatrolReport } from '../../shared/model/patrol.ts';
import { CELL_SQUARE_METRES, shiftBounds } from '../../shared/risk/patrol.ts';
import { instant } from '../clock.ts';
import { auditEntry } from '../identity/audit-entry.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { dutyAt } from './read.ts';
import { patrolRepository } from './repository.ts';

type Parts = Pick<Services, 'database' | 'journal' | 'clock'>;

function boundsOf({ day, shift }: Pick<PatrolPlan, 'day' | 'shift'>) {
  if (isRealDay(day)) return shiftBounds(day, shift);
  throw problem(422, 'day-unusable', `day: expected a day that exists, got ${day}`);
}

/** The county or town all of them lie in; null when there are several. */
function onlyOne<Field extends string>(
  places: readonly Record<Field, string>[],
  field: Field,
): string | null {
  const [first, ...others] = new Set(places.map((place) => place[field]));
  return others.length === 0 ? (first ?? null) : null;
}

/**
 * Plans patrols for every grid of an area in one shift that is not over. Planning the same again changes nothing.
 * @throws Problem 404 for an area out of reach, 422 when the shift is over
 */
export async function planPatrols(
  { database, journal, clock }: Parts,
  caller: Caller,
  plan: PatrolPlan,
): Promise<{ grids: number }> {
  const now = clock.now();
  const { ends } = boundsOf(plan);
  const { area, day, shift } = plan;
  if (ends <= now) {
    const what = `expected a shift that is not over, got ${shift} of ${day}`;
    throw problem(422, 'shift-over', `shift: ${what}`);
  }
  const grids = await database.transaction(async (transaction) => {
    const duty = {
      day,
      shift,
      planned: plan.planned,
      dueAt: instant(ends),
      synthetic: caller.demo,
    };
    const stamp = { cellSquareMetres: CELL_SQUARE_METRES, at: instant(now), by: caller.id };
    const planned = await patrolRepository(transaction).plan(area, caller.scope, duty, stamp);
    if (planned.length === 0)
      throw problem(404, 'area-not-found', `area: no grids of ${area} in your area`);
    if (planned.every(({ isSame }) => isSame)) return planned.length;
    const data = { area, day, shift, planned: plan.planned, grids: planned.length };
    const entry = auditEntry('patrol.planned', actorOf(caller), `area:${area}`, data);
    const place = { county: onlyOne(planned, 'county'), town: onlyOne(planned, 'town') };
    await journal.append(transaction, [{ ...entry, ...place }]);
    return planned.length;
  });
  journal.announce();
  return { grids };
}

/**
 * Tells how a duty stands: the newest report replaces the one before, and the same again changes nothing.
 * @throws Problem 404 when no patrol was planned there, 422 before the shift, or on more cells than the grid has
 */
export async function reportPatrol(
  { database, journal, clock }: Parts,
  caller: Caller,
  report: PatrolReport,
): Promise<PatrolDuty> {
  const now = clock.now();
  const { begins } = boundsOf(report);
  const { grid, day, shift, done, cellsVisited } = report;
  if (begins > now) {
    throw problem(422, 'shift-to-come', `shift: ${shift} of ${day} has not begun yet`);
  }
  const kept = await database.transaction(async (transaction) => {
    const patrols = patrolRepository(transaction);
    const duty = await patrols.lock(grid, day, shift, caller.scope);
    if (!duty) {
      const what = `no patrol of ${grid} is planned for the ${shift} of ${day} in your area`;
      throw problem(404, 'patrol-not-planned', what);
    }
    if (cellsVisited !== null && cellsVisited > duty.cells) {
      const what = `expected at most ${duty.cells}, got ${cellsVisited}`;
      throw problem(422, 'more-cells-than-ground', `cellsVisited: ${what}`);
    }
    if (duty.done === done && duty.cellsVisited === cellsVisited) return duty;
    await patrols.report(report, { at: instant(now), by: caller.id });
    const { county, town, planned, cells, name } = duty;
    const data = { name, day, shift, planned, done, cells, cellsVisited };
    const entry = auditEntry('patrol.reported', actorOf(caller), `grid:${grid}`, data);
    await journal.append(transaction, [{ ...entry, county, town }]);
    return { ...duty, done, cellsVisited };
  });
  journal.announce();
  return dutyAt(kept, now);
}
