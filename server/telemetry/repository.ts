import { CopyEncoder } from '../database/copy-encoder.ts';
import type { Transaction } from '../database/database.ts';
import type { AcceptedReading } from './accept.ts';
import { QUALITY_CODE } from './newest.ts';
import { makeStaging } from './staging.ts';

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

/** Where readings that may be repeats wait for the one INSERT that sorts them out. */
const STAGING = 'reading_behind';

const INSERT_STAGED = `
  INSERT INTO reading (${COLUMNS.join(', ')}) SELECT ${COLUMNS.join(', ')} FROM ${STAGING}
  ON CONFLICT DO NOTHING RETURNING stream, at, id`;

/** Kept between batches: its buffer has grown to their size. */
const encoder = new CopyEncoder(COLUMNS.length);

/** The stream of `readings` for COPY. @param receivedAt epoch milliseconds */
function encode(readings: readonly AcceptedReading[], receivedAt: number): Buffer {
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
  return encoder.finish();
}

/** Readings in and out of the partitioned table. */
export function readingRepository(transaction: Transaction) {
  return {
    /**
     * Stores readings that cannot be in the table yet. One that is raises a unique violation.
     * @param receivedAt epoch milliseconds
     */
    async copy(readings: readonly AcceptedReading[], receivedAt: number): Promise<void> {
      if (readings.length === 0) return;
      const stream = encode(readings, receivedAt);
      const written = await transaction.copyIn('reading', COLUMNS, stream);
      if (written !== readings.length) {
        throw new Error(`expected to copy ${readings.length} readings, copied ${written}`);
      }
    },

    /**
     * Stores readings that may be in the table already.
     * @returns for each reading whether it was new
     */
    async insert(readings: readonly AcceptedReading[], receivedAt: number): Promise<boolean[]> {
      if (readings.length === 0) return [];
      await makeStaging(STAGING, 'reading', transaction);
      await transaction.copyIn(STAGING, COLUMNS, encode(readings, receivedAt));
      const { rows } = await transaction.query<{ stream: number; at: string; id: string }>(
        INSERT_STAGED,
      );
      const stored = new Set(rows.map(({ stream, at, id }) => `${stream} ${Date.parse(at)} ${id}`));
      // Of equal readings in one batch the first counts as new: taking its key away leaves repeats.
      return readings.map(({ stream, at, id }) => stored.delete(`${stream.number} ${at} ${id}`));
    },

    /** Marks readings that stood out alone, once the next one has shown it. */
    async markSpikes(spikes: readonly { stream: number; at: number }[]): Promise<void> {
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
    async setAside(items: readonly SetAside[], receivedAt: number): Promise<void> {
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
