import { CALENDAR_2026, type WorkingCalendar, withDays } from '../shared/time/working-days.ts';
import type { Queryable } from './database/database.ts';

/** The days offices work on, with those that were entered for this city: every term is counted by it. */
export async function workingCalendar(database: Queryable): Promise<WorkingCalendar> {
  const { rows } = await database.query<{ day: string; kind: 'off' | 'work' }>(
    'SELECT day::text AS day, kind FROM calendar_day',
  );
  return withDays(CALENDAR_2026, rows);
}
