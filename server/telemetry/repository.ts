import { CopyEncoder } from '../database/copy-encoder.ts';
import type { Queryable } from '../database/database.ts';
import { QUALITY_CODE } from './newest.ts';
import type { PlannedReading } from './plan.ts';

const COLUMNS = [
  'stream',
  'at',
  'id',
  'value',
  'count_in',
  'count_out',
  'lon',
  'lat',
  'speed',
  'heading',
  'quality',
  'received_at',
] as const;

/** A reading set aside, with what was wrong with it. */
export type SetAside = {
  feed: string;
  reason: string;
  body: { reading: Record<string, unknown>; aheadMs: number | null };
};

/**
 * Readings in and out of the partitioned table.
 * @param encoder kept between batches: its buffer has grown to their size
 */
export function readingRepository(encoder = new CopyEncoder(COLUMNS.length)) {
  return {
    /**
     * Stores readings that cannot be in the table yet. One that is raises a unique violation.
     * @param receivedAt epoch milliseconds
     */
    async copy(
      readings: readonly PlannedReading[],
      receivedAt: number,
      transaction: Queryable,
    ): Promise<void> {
      if (readings.length === 0) return;
      encoder.reset();
      for (const reading of readings) {
        encoder
          .row()
          .int4(reading.stream.number)
          .timestamptz(reading.at)
          .text(reading.id)
          .float8(reading.value)
          .int4(reading.in)
          .int4(reading.out)
          .float8(reading.lon)
          .float8(reading.lat)
          .float8(reading.speed)
          .float8(reading.heading)
          .int2(reading.quality)
          .timestamptz(receivedAt);
      }
      const written = await transaction.copyIn('reading', COLUMNS, encoder.finish());
      if (written !== readings.length) {
        throw new Error(`expected to copy ${readings.length} readings, copied ${written}`);
      }
    },

    /**
     * Stores readings that may be in the table already.
     * @returns for each reading whether it was new
     */
    async insert(
      readings: readonly PlannedReading[],
      receivedAt: number,
      transaction: Queryable,
    ): Promise<boolean[]> {
      if (readings.length === 0) return [];
      const column = <Value>(pick: (reading: PlannedReading) => Value) => readings.map(pick);
      const { rows } = await transaction.query<{ stream: number; at: string; id: string }>(
        `INSERT INTO reading (${COLUMNS.join(', ')})
         SELECT *, $12::timestamptz FROM unnest($1::int[], $2::timestamptz[], $3::text[],
           $4::float8[], $5::int[], $6::int[], $7::float8[], $8::float8[], $9::float8[],
           $10::float8[], $11::int2[])
         ON CONFLICT DO NOTHING RETURNING stream, at, id`,
        [
          column((reading) => reading.stream.number),
          column((reading) => new Date(reading.at)),
          column((reading) => reading.id),
          column((reading) => reading.value),
          column((reading) => reading.in),
          column((reading) => reading.out),
          column((reading) => reading.lon),
          column((reading) => reading.lat),
          column((reading) => reading.speed),
          column((reading) => reading.heading),
          column((reading) => reading.quality),
          new Date(receivedAt),
        ],
      );
      const stored = new Set(rows.map(({ stream, at, id }) => `${stream} ${Date.parse(at)} ${id}`));
      // Of equal readings in one batch the first counts as new: taking its key away leaves repeats.
      return readings.map(({ stream, at, id }) => stored.delete(`${stream.number} ${at} ${id}`));
    },

    /** Marks readings that stood out alone, once the next one has shown it. */
    async markSpikes(
      spikes: readonly { stream: number; at: number }[],
      transaction: Queryable,
    ): Promise<void> {
      if (spikes.length === 0) return;
      await transaction.query(
        `UPDATE reading r SET quality = $3 FROM unnest($1::int[], $2::timestamptz[]) AS s (stream, at)
         WHERE r.stream = s.stream AND r.at = s.at`,
        [
          spikes.map(({ stream }) => stream),
          spikes.map(({ at }) => new Date(at)),
          QUALITY_CODE.suspect,
        ],
      );
    },

    /** Keeps readings apart that nobody should judge by, for the one who has to find the cause. */
    async setAside(
      items: readonly SetAside[],
      receivedAt: number,
      transaction: Queryable,
    ): Promise<void> {
      if (items.length === 0) return;
      await transaction.query(
        `INSERT INTO quarantine (feed, received_at, reason, body)
         SELECT feed, $2::timestamptz, reason, body
         FROM json_to_recordset($1::json) AS item (feed text, reason text, body jsonb)`,
        [JSON.stringify(items), new Date(receivedAt)],
      );
    },
  };
}
