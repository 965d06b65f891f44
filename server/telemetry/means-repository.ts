import type { Queryable } from '../database/database.ts';
import type { Span } from '../plugins/asked-span.ts';
import { QUALITY_CODE } from './newest.ts';

/** The mean of what a stream said in one stretch of a span, in the unit of its metric; `lastAt` is epoch ms. */
export type StreamMean = { stream: number; stretch: number; value: number; lastAt: number };

const MS_PER_SECOND = 1_000;

/** What is doubted is in no mean. A stretch that began before the span has a number below 0. */
const MEANS = `
  SELECT stream, floor(extract(epoch FROM at - $2::timestamptz)::float8 / $4::float8)::int AS stretch,
    avg(value) AS value, (extract(epoch FROM max(at)) * 1000)::float8 AS "lastAt"
  FROM reading
  WHERE stream = ANY($1::int[]) AND at >= $2::timestamptz - $5::float8 * interval '1 second'
    AND at < $3::timestamptz AND value IS NOT NULL AND quality <> ${QUALITY_CODE.suspect}
  GROUP BY stream, stretch ORDER BY stream, stretch`;

export const meansRepository = (database: Queryable) => ({
  /**
   * Means of several streams in the same stretches, by stream and time; those without a reading are left out.
   * @param span epoch milliseconds, `to` not included
   * @param beforeMs how long before it is looked back, for what still held when it began
   */
  async of(
    streams: readonly number[],
    { from, to }: Span,
    lengthMs: number,
    beforeMs: number,
  ): Promise<StreamMean[]> {
    const seconds = [lengthMs / MS_PER_SECOND, beforeMs / MS_PER_SECOND];
    const asked = [streams, new Date(from), new Date(to), ...seconds];
    return (await database.query<StreamMean>(MEANS, asked)).rows;
  },
});
