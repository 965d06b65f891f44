import type { Observation } from '../../shared/risk/state.ts';
import type { Queryable } from '../database/database.ts';
import { MOMENT } from '../database/moment.ts';

type Row = {
  stream: number;
  at: number[];
  value: (number | null)[];
  suspect: number[] | null;
  entered?: (number | null)[];
  left?: (number | null)[];
};

/** `quality` of a reading that did not pass the checks (telemetry/newest.ts). */
const SUSPECT = 2;
const FLOWS = `, array_agg(count_in) AS entered, array_agg(count_out) AS "left"`;

/**
 * One row a stream: a row a reading costs ten times the time on its way. Put in order once and not by every list;
 * the key of the table has that order already.
 */
const readings = (flows: boolean): string => `
  SELECT stream, array_agg(moment) AS at, array_agg(value) AS value,
    array_agg(moment) FILTER (WHERE quality = ${SUSPECT}) AS suspect${flows ? FLOWS : ''}
  FROM (
    SELECT stream, ${MOMENT} AS moment, value, quality, count_in, count_out FROM reading
    WHERE stream = ANY ($1::int[]) AND at >= $2::timestamptz AND at < $3::timestamptz
    ORDER BY stream, at) AS ordered
  GROUP BY stream`;

function observationsOf({ at, value, suspect, entered, left }: Row): Observation[] {
  const doubtful = new Set(suspect);
  return at.map((moment, place) => {
    const observation: Observation = { at: moment, value: value[place] ?? null };
    if (doubtful.has(moment)) observation.verdict = 'suspect';
    if (entered?.[place] != null) observation.in = entered[place];
    if (left?.[place] != null) observation.out = left[place];
    return observation;
  });
}

/**
 * What was measured by these streams (numbers) between two moments (epoch ms, `to` not included), in order of
 * measurement; with how many people came and went where `flows` asks for it. Streams without a reading are absent.
 */
export async function storedReadings(
  database: Queryable,
  streams: readonly number[],
  { from, to }: { from: number; to: number },
  flows: boolean,
): Promise<Map<number, Observation[]>> {
  const { rows } = await database.query<Row>(readings(flows), [
    [...streams],
    new Date(from),
    new Date(to),
  ]);
  return new Map(rows.map((row) => [row.stream, observationsOf(row)]));
}
