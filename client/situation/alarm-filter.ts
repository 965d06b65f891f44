import type { Alarm } from '../../shared/model/alarm.ts';
import type { Filters } from '../store/view-store.ts';

/** Whether an alarm passes the area, level, age and text filters; types do not apply to alarms. */
export function passesFilters(
  alarm: Alarm,
  filters: Filters,
  countyOf: (town: string) => string | null,
  now: number,
): boolean {
  const { areas, levels, maxAgeSeconds, text } = filters;
  if (!levels.includes(alarm.level)) return false;
  if (maxAgeSeconds !== null && now - Date.parse(alarm.changedAt) > maxAgeSeconds * 1000) {
    return false;
  }
  if (text.trim() !== '' && !alarm.name.toLowerCase().includes(text.trim().toLowerCase())) {
    return false;
  }
  if (areas.length === 0) return true;
  if (alarm.town === null) return false;
  const county = countyOf(alarm.town);
  return areas.includes(alarm.town) || (county !== null && areas.includes(county));
}
