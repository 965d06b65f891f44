import type { Position } from '../../shared/model/common.ts';
import type { ToldStream } from '../../shared/risk/watch-trial.ts';
import type { Queryable } from '../database/database.ts';
import { MOMENT } from '../database/moment.ts';
import type { Span } from '../plugins/asked-span.ts';
import { QUALITY_CODE } from '../telemetry/newest.ts';

/** All that was said, or the first of each minute: hundreds of units speak every ten seconds. */
export type Often = 'every' | 'minutely';
/** What is asked of the streams: numbers of instruments, or places of units. */
export type Asked = 'values' | 'places';

type Row = {
  stream: number;
  at: number[];
  suspect: number[] | null;
  value?: (number | null)[];
  lon?: (number | null)[];
  lat?: (number | null)[];
};

const OF = `reading WHERE stream = ANY ($1::int[]) AND at >= $2::timestamptz AND at < $3::timestamptz`;
const COLUMNS = 'stream, at, quality, value, lon, lat';
const FROM: Readonly<Record<Often, string>> = {
  every: `SELECT ${COLUMNS}, ${MOMENT} AS moment FROM ${OF} ORDER BY stream, at`,
  minutely: `
    SELECT DISTINCT ON (stream, minute) ${COLUMNS}, date_part('epoch', minute) * 1000 AS moment
    FROM (SELECT ${COLUMNS}, date_trunc('minute', at) AS minute FROM ${OF}) AS said
    ORDER BY stream, minute, at`,
};
const LISTS: Readonly<Record<Asked, string>> = {
  values: 'array_agg(value) AS value',
  places: 'array_agg(lon) AS lon, array_agg(lat) AS lat',
};

/** Put in order once and not by every list, and one row a stream (rules/stored-readings.ts). */
const words = (often: Often, asked: Asked): string => `
  SELECT stream, array_agg(moment) AS at, ${LISTS[asked]},
    array_agg(moment) FILTER (WHERE quality = ${QUALITY_CODE.suspect}) AS suspect
  FROM (${FROM[often]}) AS ordered GROUP BY stream`;

const placeOf = (
  lon: number | null | undefined,
  lat: number | null | undefined,
): Position | null => (lon == null || lat == null ? null : [lon, lat]);

function wordsOf({ at, suspect, value, lon, lat }: Row): ToldStream['observations'] {
  const doubtful = new Set(suspect);
  return at.map((moment, index) => ({
    at: moment,
    value: value?.[index] ?? null,
    place: placeOf(lon?.[index], lat?.[index]),
    ...(doubtful.has(moment) && { verdict: 'suspect' as const }),
  }));
}

/**
 * What streams (numbers) said between two moments, `to` not included, in order; all of it, or once a minute.
 * Streams that said nothing are absent.
 */
export async function storedWords(
  database: Queryable,
  streams: readonly number[],
  { from, to }: Span,
  { often, asked }: { often: Often; asked: Asked },
): Promise<Map<number, ToldStream['observations']>> {
  const { rows } = await database.query<Row>(words(often, asked), [
    [...streams],
    new Date(from),
    new Date(to),
  ]);
  return new Map(rows.map((row) => [row.stream, wordsOf(row)]));
}
