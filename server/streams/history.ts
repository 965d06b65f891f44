import { type HistoryPoint, MOST_HISTORY_POINTS } from '../../shared/wire/history.ts';
import type { Queryable } from '../database/database.ts';
import type { Span } from '../plugins/asked-span.ts';

const MS_PER_SECOND = 1_000;

const SUSPECT = 2;

const SINGLE = `
  SELECT at, value, value AS minimum, value AS maximum, 1 AS count,
    CASE WHEN quality = ${SUSPECT} THEN 1 ELSE 0 END AS suspect
  FROM (
    SELECT at, value, quality FROM reading
    WHERE stream = $1 AND at >= $2::timestamptz AND at < $3::timestamptz AND value IS NOT NULL
    ORDER BY at LIMIT $4) few
  ORDER BY at`;

/** Stretches of equal length from the beginning of the span; those without a reading are left out. */
const STRETCHES = `
  SELECT $2::timestamptz + stretch * $4::float8 * interval '1 second' AS at, avg(value) AS value,
    min(value) AS minimum, max(value) AS maximum, count(*)::int AS count,
    (count(*) FILTER (WHERE quality = ${SUSPECT}))::int AS suspect
  FROM (
    SELECT floor(extract(epoch FROM at - $2::timestamptz)::float8 / $4::float8) AS stretch, value, quality
    FROM reading
    WHERE stream = $1 AND at >= $2::timestamptz AND at < $3::timestamptz AND value IS NOT NULL) all_of
  GROUP BY stretch ORDER BY stretch`;

/**
 * How the value of a stream came where it is, at most `limit` points. Single readings while they fit, else
 * means with lowest and highest.
 */
export async function readHistory(
  database: Queryable,
  stream: number,
  { from, to }: Span,
  limit: number,
): Promise<HistoryPoint[]> {
  const most = Math.min(limit, MOST_HISTORY_POINTS);
  const span = [stream, new Date(from), new Date(to)];
  const few = await database.query<HistoryPoint>(SINGLE, [...span, most + 1]);
  if (few.rows.length <= most) return few.rows;
  const seconds = (to - from) / MS_PER_SECOND / most;
  const { rows } = await database.query<HistoryPoint>(STRETCHES, [...span, seconds]);
  return rows;
}
