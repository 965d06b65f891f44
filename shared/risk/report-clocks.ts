import type { Incident, IncidentGrade } from '../model/incident.ts';
import { HOUR_MS } from '../time/units.ts';

/** Which body must hear of it by when. Times are epoch milliseconds. */
export type ReportClock = { to: 'county' | 'city' | 'province' | 'state-council'; by: number };

/** How far up each grade is reported (493号令 art. 10; DOMAIN.md §2.3 [S]). */
const LAST_LEVEL: Readonly<Record<IncidentGrade, ReportClock['to']>> = {
  general: 'city',
  major: 'province',
  serious: 'state-council',
  'extremely-serious': 'state-council',
};

const LEVELS = ['county', 'city', 'province', 'state-council'] as const;
/** Accidents: unit to county 1 h, each level upward 2 h (493号令 arts 9, 11 [S]). */
const ACCIDENT_HOURS = [1, 2, 2, 2] as const;
/** Public health: 2 h, 2 h, 2 h, and 1 h from the province (突发公共卫生事件应急条例 arts 19–20 [S]). */
const HEALTH_HOURS = [2, 2, 2, 1] as const;
/** The State Council hears within four hours at the latest (national master plan of 2006, DOMAIN.md §2.3 [L]). */
const STATE_COUNCIL_HOURS = 4;

/**
 * The statutory report clocks of an incident, each level's own; the highest may be due before the steps to it add up. They
 * begin when it was received, whoever entered it and whenever, and cannot be moved: with what was merged into it, when the
 * first of them was. While it is not graded they run to the city, as for the lowest grade. Natural disasters keep the
 * clocks of accidents [D]; social-security incidents have none of these.
 * @param from ISO 8601, when the first report of it was received
 */
export function reportClocks(
  incident: Pick<Incident, 'class' | 'grade'>,
  from: string,
): ReportClock[] {
  if (incident.class === 'social-security') return [];
  const hours = incident.class === 'public-health' ? HEALTH_HOURS : ACCIDENT_HOURS;
  const last = LEVELS.indexOf(LAST_LEVEL[incident.grade ?? 'general']);
  const received = Date.parse(from);
  let by = received;
  return LEVELS.slice(0, last + 1).map((to, index) => {
    by += hours[index]! * HOUR_MS;
    const latest = to === 'state-council' ? received + STATE_COUNCIL_HOURS * HOUR_MS : by;
    return { to, by: Math.min(by, latest) };
  });
}
