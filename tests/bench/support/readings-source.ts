import { readRegister, readStreets } from '../../../geodata/read.ts';
import { readingOf } from '../../../geodata/tools/player/readings.ts';
import { readScenario } from '../../../geodata/tools/player/scenario.ts';
import { buildWorld } from '../../../geodata/tools/player/world.ts';
import { CopyEncoder } from '../../../server/database/copy-encoder.ts';
import type { Reading } from '../../../shared/model/reading.ts';
import type { Stream } from '../../../shared/model/stream.ts';
import { grouped } from './grouped.ts';

/** Columns of the table `reading`, in the order of `rowsOf`. */
export const READING_COLUMNS = [
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

/**
 * One request of a feed, as it will be sent. `sender` tells the stations of a feed apart that send by
 * themselves, each in order; `sweep` is when it is its turn.
 */
export type Request = { feed: string; sender: string; body: Buffer; size: number; sweep: number };
/** The same readings twice: as requests for the door, and as rows for COPY. */
export type Load = { requests: Request[]; copies: Buffer[]; readings: number };

/** Between two readings of a stream: short, so that a run stays near the present. */
const SWEEP_MS = 250;
/** So many stations of a feed send at once, or the door would rest while it waits for the next request. */
const SENDERS_A_FEED = 3;
const ROWS_A_COPY = 5_000;
/** The story runs faster than the clock, or head counts would stand still and be doubted. */
const PACE = 20;
const MS_A_MINUTE = 60_000;

const streams = readRegister('streams');
const world = buildWorld(readScenario('normal-day'), {
  streams,
  feeds: readRegister('feeds'),
  gatherings: readRegister('gatherings'),
  shelters: readRegister('shelters'),
  resources: readRegister('resources'),
  streets: readStreets(),
});

type Sent = { stream: Stream; reading: Reading };

type Measured = 'value' | 'count' | 'in' | 'out' | 'lon' | 'lat' | 'speed' | 'heading';

function requestsOf(sent: readonly (Sent & { sweep: number })[], batch: number): Request[] {
  const bySender = grouped(
    sent,
    ({ stream }) => `${stream.feed}/${stream.number % SENDERS_A_FEED}`,
  );
  const requests: Request[] = [];
  for (const [sender, all] of bySender) {
    const { feed } = all[0]!.stream;
    for (let first = 0; first < all.length; first += batch) {
      const part = all.slice(first, first + batch);
      const body = Buffer.from(JSON.stringify({ readings: part.map(({ reading }) => reading) }));
      requests.push({ feed, sender, body, size: part.length, sweep: part[0]!.sweep });
    }
  }
  return requests.sort((a, b) => a.sweep - b.sweep);
}

function writeRow(encoder: CopyEncoder, { stream, reading }: Sent): void {
  const fields: Partial<Record<Measured, number>> = reading;
  encoder
    .row()
    .int4(stream.number)
    .timestamptz(Date.parse(reading.time))
    .text(reading.id)
    .float8(fields.value ?? fields.count ?? null)
    .int4(fields.in ?? null)
    .int4(fields.out ?? null)
    .float8(fields.lon ?? null)
    .float8(fields.lat ?? null)
    .float8(fields.speed ?? null)
    .float8(fields.heading ?? null)
    .int2(0)
    .timestamptz(Date.now());
}

function copiesOf(sent: readonly Sent[]): Buffer[] {
  const encoder = new CopyEncoder(READING_COLUMNS.length);
  const copies: Buffer[] = [];
  for (let first = 0; first < sent.length; first += ROWS_A_COPY) {
    for (const one of sent.slice(first, first + ROWS_A_COPY)) writeRow(encoder, one);
    copies.push(encoder.finish());
  }
  return copies;
}

/** A normal day of the city's 2,000 streams, told faster than it happens; each call goes on where the last ended. */
export function readingsSource(batch: number) {
  const startedAt = Date.now();
  let next = startedAt;
  return (sweeps: number): Load => {
    next = Math.max(next, Date.now());
    const sent: (Sent & { sweep: number })[] = [];
    for (let sweep = 0; sweep < sweeps; sweep += 1, next += SWEEP_MS) {
      const minute = 600 + ((next - startedAt) / MS_A_MINUTE) * PACE;
      for (const stream of streams) {
        const sending = readingOf(world, stream, next, minute);
        if (sending) sent.push({ stream, reading: sending.reading, sweep });
      }
    }
    return { requests: requestsOf(sent, batch), copies: copiesOf(sent), readings: sent.length };
  };
}
