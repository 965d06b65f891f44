import { formatDate, isoInstant } from '../../ui/format-time.ts';

const LAST_MINUTE = 'T23:59:59.000+08:00';

/** A day in Asia/Shanghai with its year, as files and forms write it; a dash where there is none. */
export function Day({ at }: { at: string | null }) {
  if (at === null) return <span>–</span>;
  const epochMs = Date.parse(at);
  return (
    <time className="jw-number" dateTime={isoInstant(epochMs)}>
      {dayOf(at)}
    </time>
  );
}

/** `2026-11-27` of an instant (ISO 8601), as the field of a day wants it. */
export const dayOf = (at: string): string => formatDate(Date.parse(at), 'en');

/** The end of a day a field holds, ISO 8601 in UTC; null for an empty one. */
export const endOfDay = (day: string): string | null =>
  day === '' ? null : new Date(`${day}${LAST_MINUTE}`).toISOString();
