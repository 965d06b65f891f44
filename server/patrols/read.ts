import type { Scope } from '../../shared/model/account.ts';
import { type PatrolDuty, SHIFTS } from '../../shared/model/patrol.ts';
import { isRealDay, shanghaiDay } from '../../shared/risk/drill-due.ts';
import { OVERDUE_DAYS, roundsOverdue } from '../../shared/risk/patrol.ts';
import type { OverduePatrols, PatrolAnswer, PatrolSum } from '../../shared/wire/patrols.ts';
import { instant } from '../clock.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { patrolRepository, type StoredDuty } from './repository.ts';

type Parts = Pick<Services, 'database' | 'clock'>;
type Asked = { area: string; scope: Scope };

const DAY_MS = 86_400_000;
/** A page shows no more; how many there are is told [D]. */
const MOST_OVERDUE = 500;

export const dutyAt = ({ county: _, ...duty }: StoredDuty, now: number): PatrolDuty => ({
  ...duty,
  overdue: roundsOverdue(duty, now),
});

function sumOf(area: string, rows: readonly StoredDuty[], now: number): PatrolSum[] {
  return SHIFTS.flatMap((shift) => {
    const own = rows.filter((row) => row.shift === shift);
    if (own.length === 0) return [];
    const told = own.filter(({ cellsVisited }) => cellsVisited !== null);
    const count = (of: readonly StoredDuty[], how: (row: StoredDuty) => number) =>
      of.reduce((sum, row) => sum + how(row), 0);
    return {
      ...{ area, shift, grids: own.length },
      planned: count(own, ({ planned }) => planned),
      done: count(own, ({ done, planned }) => Math.min(done, planned)),
      overdue: count(own, (row) => roundsOverdue(row, now)),
      cellsTold: count(told, ({ cells }) => cells),
      cellsVisited: count(told, ({ cellsVisited }) => cellsVisited ?? 0),
      untold: own.length - told.length,
      synthetic: own.some(({ synthetic }) => synthetic),
    };
  });
}

function partsOf(rows: readonly StoredDuty[], now: number): PatrolSum[] {
  const counties = new Set(rows.map(({ county }) => county));
  const field = counties.size > 1 ? 'county' : 'town';
  const areas = [...new Set(rows.map((row) => row[field]))].sort();
  if (areas.length < 2) return [];
  return areas.flatMap((area) => {
    const own = rows.filter((row) => row[field] === area);
    return sumOf(area, own, now);
  });
}

/**
 * The patrols of a day in an area.
 * @param asked the day as `2026-07-06`; undefined: today
 * @throws Problem 422 on a day that does not exist
 */
export async function readPatrols(
  { database, clock }: Parts,
  { area, scope }: Asked,
  asked: string | undefined,
): Promise<PatrolAnswer> {
  const now = clock.now();
  const day = asked ?? shanghaiDay(now);
  if (!isRealDay(day)) {
    throw problem(422, 'day-unusable', `day: expected a day that exists, got ${day}`);
  }
  const rows = await patrolRepository(database).ofDay(area, scope, day);
  const towns = new Set(rows.map(({ town }) => town));
  return {
    day,
    total: sumOf(area, rows, now),
    parts: partsOf(rows, now),
    duties: towns.size > 1 ? null : rows.map((row) => dutyAt(row, now)),
  };
}

/** The duties behind of the last days. */
export async function readOverdue(
  { database, clock }: Parts,
  { area, scope }: Asked,
): Promise<OverduePatrols> {
  const now = clock.now();
  const from = instant(now - OVERDUE_DAYS * DAY_MS);
  const rows = await patrolRepository(database).behind(area, scope, from, instant(now));
  const duties = rows.map((row) => dutyAt(row, now));
  return {
    days: OVERDUE_DAYS,
    duties: duties.length,
    rounds: duties.reduce((sum, { overdue }) => sum + overdue, 0),
    rows: duties.slice(0, MOST_OVERDUE),
  };
}
