import type { Scope } from '../../shared/model/account.ts';
import { isRealDay } from '../../shared/model/moment.ts';
import { type PatrolDuty, SHIFTS, type Shift } from '../../shared/model/patrol.ts';
import { shanghaiDay } from '../../shared/risk/drill-due.ts';
import { OVERDUE_DAYS, roundsOverdue } from '../../shared/risk/patrol.ts';
import { DAY_MS } from '../../shared/time/units.ts';
import type { OverduePatrols, PatrolAnswer, PatrolSum } from '../../shared/wire/patrols.ts';
import { instant } from '../clock.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { patrolRepository, type StoredDuty, type TownShift } from './repository.ts';

type Parts = Pick<Services, 'database' | 'clock'>;
type Asked = { area: string; scope: Scope };

/** A page shows no more; how many there are is told [D]. */
const MOST_OVERDUE = 500;

export const dutyAt = ({ county: _, ...duty }: StoredDuty, now: number): PatrolDuty => ({
  ...duty,
  overdue: roundsOverdue(duty, now),
});

const COUNTED = [
  'grids',
  'planned',
  'done',
  'overdue',
  'cellsTold',
  'cellsVisited',
  'untold',
] as const;

function added(area: string, shift: Shift, rows: readonly TownShift[]): PatrolSum {
  const [first, ...others] = rows.map(({ county: _, town: __, ...sum }) => ({
    ...sum,
    area,
    shift,
  }));
  const sum = first!;
  for (const other of others) {
    for (const field of COUNTED) sum[field] += other[field];
    sum.synthetic ||= other.synthetic;
  }
  return sum;
}

const sumOf = (area: string, rows: readonly TownShift[]): PatrolSum[] =>
  SHIFTS.flatMap((shift) => {
    const own = rows.filter((row) => row.shift === shift);
    return own.length === 0 ? [] : [added(area, shift, own)];
  });

function partsOf(rows: readonly TownShift[]): PatrolSum[] {
  const counties = new Set(rows.map(({ county }) => county));
  const field = counties.size > 1 ? 'county' : 'town';
  const areas = [...new Set(rows.map((row) => row[field]))].sort();
  if (areas.length < 2) return [];
  return areas.flatMap((area) => {
    const own = rows.filter((row) => row[field] === area);
    return sumOf(area, own);
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
  const patrols = patrolRepository(database);
  const sums = await patrols.sums(area, scope, day, instant(now));
  const isOneTown = new Set(sums.map(({ town }) => town)).size <= 1;
  const rows = isOneTown ? await patrols.ofDay(area, scope, day) : null;
  return {
    day,
    total: sumOf(area, sums),
    parts: partsOf(sums),
    duties: rows?.map((row) => dutyAt(row, now)) ?? null,
  };
}

/** The duties behind of the last days. */
export async function readOverdue(
  { database, clock }: Parts,
  { area, scope }: Asked,
): Promise<OverduePatrols> {
  const now = clock.now();
  const from = instant(now - OVERDUE_DAYS * DAY_MS);
  const patrols = patrolRepository(database);
  const behind = { area, scope, from, to: instant(now) };
  const rows = await patrols.behind(behind, MOST_OVERDUE);
  return {
    days: OVERDUE_DAYS,
    ...(await patrols.countBehind(behind)),
    rows: rows.map((row) => dutyAt(row, now)),
  };
}
