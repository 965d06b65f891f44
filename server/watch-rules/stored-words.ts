import type { Position } from '../../shared/model/common.ts';
import type { ToldStream } from '../../shared/risk/watch-trial.ts';
import type { Queryable } from '../database/database.ts';
import type { Span } from '../plugins/asked-span.ts';
import { QUALITY_CODE } from '../telemetry/newest.ts';

type Row = {
  stream: number;
  at: number[];
  value: (number | null)[];
  lon: (number | null)[];
  lat: (number | null)[];
  suspect: boolean[];
};

const WORDS = (from: string, moment: string): string => `
  SELECT stream, array_agg((extract(epoch FROM ${moment}) * 1000)::float8 ORDER BY at) AS at,
    array_agg(value ORDER BY at) AS value, array_agg(lon ORDER BY at) AS lon,
    array_agg(lat ORDER BY at) AS lat, array_agg(quality = ${QUALITY_CODE.suspect} ORDER BY at) AS suspect
  FROM ${from} GROUP BY stream`;

const OF = `reading WHERE stream = ANY ($1::int[]) AND at >= $2::timestamptz AND at < $3::timestamptz`;
const EVERY = WORDS(OF, 'at');
/** The first of each minute: hundreds of units speak every ten seconds. */
const MINUTELY = WORDS(
  `(SELECT DISTINCT ON (stream, date_trunc('minute', at)) * FROM ${OF}
    ORDER BY stream, date_trunc('minute', at), at) AS first`,
  `date_trunc('minute', at)`,
);

const placeOf = (lon: number | null, lat: number | null): Position | null =>
  lon === null || lat === null ? null : [lon, lat];

/**
 * What streams (numbers) said between two moments, `to` not included, in order; all of it, or once a minute.
 * Streams that said nothing are absent.
 */
export async function storedWords(
  database: Queryable,
  streams: readonly number[],
  { from, to }: Span,
  often: 'every' | 'minutely',
): Promise<Map<number, ToldStream['observations']>> {
  const { rows } = await database.query<Row>(often === 'every' ? EVERY : MINUTELY, [
    [...streams],
    new Date(from),
    new Date(to),
  ]);
  return new Map(
    rows.map(({ stream, at, value, lon, lat, suspect }) => [
      stream,
      at.map((moment, index) => ({
        at: moment,
        value: value[index] ?? null,
        place: placeOf(lon[index] ?? null, lat[index] ?? null),
        ...(suspect[index] && { verdict: 'suspect' as const }),
      })),
    ]),
  );
}
