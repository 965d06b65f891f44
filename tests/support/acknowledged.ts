import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Database } from '../../server/database/database.ts';
import { journalRepository } from '../../server/journal/repository.ts';
import { verifyJournal } from '../../server/journal/verify.ts';
import type { Answer } from '../../server/telemetry/service.ts';
import { STREAMS } from './small-city.ts';

export const BATCH = 20;

export type Item = { stream: string; id: string; time: string; value: number };

/** The same numbers from 0 to 1 for the same seed. */
export const randomFrom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};

/** Batches of readings, each a millisecond newer than the one before; gas leaps so that alarms come and go. */
export const createBatches = (random: () => number): (() => Item[]) => {
  let sequence = 0;
  let lastAt = 0;
  const next = (): Item => {
    sequence += 1;
    lastAt = Math.max(lastAt + 1, Date.now());
    const time = new Date(lastAt).toISOString();
    const id = `r${sequence}`;
    return sequence % 2 === 0
      ? { stream: STREAMS.gasEast, id, time, value: random() < 0.5 ? 1 : 60 }
      : { stream: STREAMS.gaugeEast, id, time, value: 3.5 };
  };
  return () => Array.from({ length: BATCH }, next);
};

/** `retryAfterMs` is null where the header is missing. */
export type Reply = { status: number; retryAfterMs: number | null; text: string };

/** Null when the server went before its answer was whole: nobody knows whether it took the batch. */
export const send = async (
  address: string,
  key: string,
  readings: readonly Item[],
): Promise<Reply | null> => {
  try {
    const answer = await fetch(`${address}/api/readings`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ readings }),
    });
    const after = answer.headers.get('retry-after');
    const retryAfterMs = after === null ? null : Number(after) * 1_000;
    return { status: answer.status, retryAfterMs, text: await answer.text() };
  } catch {
    return null;
  }
};

/** Asked to come again, as a sender may be at any time; when it must say when. */
export const isRefused = ({ status }: Reply): boolean => status === 429 || status === 503;

/** Throws when the batch was not taken whole. One that was sent before is there whole, or not at all. */
export function checkTaken({ status, text }: Reply, before: 'new' | 'sent before'): void {
  if (status !== 200) throw new Error(`expected 200, got ${status} ${text}`);
  const { accepted, duplicate } = JSON.parse(text) as Answer;
  const isWhole = accepted === BATCH || (before === 'sent before' && duplicate === BATCH);
  if (!isWhole) throw new Error(`expected all ${BATCH} of a batch that is ${before}, got ${text}`);
}

const keyOf = ({ stream, id, time }: Item): string => `${stream} ${id} ${time}`;

/** What was acknowledged, on disk before the next batch is sent (FAULTS.md, rules of the harness). */
export const openAckLog = () => {
  const path = join(tmpdir(), `jingwei-acks-${randomUUID()}.log`);
  const file = openSync(path, 'w');
  return {
    write(batch: readonly Item[]): void {
      writeSync(file, batch.map((item) => `${keyOf(item)}\n`).join(''));
      fsyncSync(file);
    },
    keys: (): string[] => readFileSync(path, 'utf8').trimEnd().split('\n'),
    remove(): void {
      closeSync(file);
      rmSync(path);
    },
  };
};

/** Every acknowledged reading is stored, and none twice. */
export async function expectAllStored(
  database: Database,
  acknowledged: readonly string[],
): Promise<void> {
  const { rows } = await database.query<{ key: string }>(
    `SELECT s.id || ' ' || r.id || ' ' ||
       to_char(r.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS key
     FROM reading r JOIN stream s ON s.number = r.stream`,
  );
  const stored = new Set(rows.map(({ key }) => key));
  expect(acknowledged.filter((key) => !stored.has(key))).toEqual([]);
  expect(stored.size).toBe(rows.length);
}

/** Newest values, counters and journal say what the readings say. */
export async function expectAgreement(database: Database): Promise<void> {
  const { rows } = await database.query(
    `SELECT s.id FROM stream_latest l JOIN stream s ON s.number = l.stream
     WHERE l.at IS DISTINCT FROM (SELECT max(at) FROM reading WHERE stream = l.stream)`,
  );
  expect(rows).toEqual([]);
  const { rows: counted } = await database.query(
    `SELECT accepted = (SELECT count(*) FROM reading) AS agrees FROM feed_status
     WHERE feed = 'sensors'`,
  );
  expect(counted).toEqual([{ agrees: true }]);
  expect(await verifyJournal(journalRepository(database), [])).toMatchObject({ fault: null });
}
