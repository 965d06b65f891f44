import { isDirection, type Stream } from '../../shared/model/stream.ts';
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

/** What a stretch is told by. */
type Told = { value: string; minimum: string; maximum: string };

const OF_SCALE: Told = { value: 'avg(value)', minimum: 'min(value)', maximum: 'max(value)' };
/** The mean of directions goes round by north: of 350° and 10° it is 0° and not 180°. They have no lowest and no highest. */
const MEAN_DIRECTION = `
  ((round(degrees(atan2(avg(sind(value)), avg(cosd(value))))::numeric, 3) + 360) % 360)::float8`;
const OF_DIRECTION: Told = {
  value: MEAN_DIRECTION,
  minimum: MEAN_DIRECTION,
  maximum: MEAN_DIRECTION,
};

/** Stretches of equal length from the beginning of the span; those without a reading are left out. */
const stretches = ({ value, minimum, maximum }: Told) => `
  SELECT $2::timestamptz + stretch * $4::float8 * interval '1 second' AS at, ${value} AS value,
    ${minimum} AS minimum, ${maximum} AS maximum, count(*)::int AS count,
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
  { number, metric }: Pick<Stream, 'number' | 'metric'>,
  { from, to }: Span,
  limit: number,
): Promise<HistoryPoint[]> {
  const most = Math.min(limit, MOST_HISTORY_POINTS);
  const span = [number, new Date(from), new Date(to)];
  const few = await database.query<HistoryPoint>(SINGLE, [...span, most + 1]);
  if (few.rows.length <= most) return few.rows;
  const seconds = (to - from) / MS_PER_SECOND / most;
  const sql = stretches(isDirection(metric) ? OF_DIRECTION : OF_SCALE);
  const { rows } = await database.query<HistoryPoint>(sql, [...span, seconds]);
  return rows;
}
