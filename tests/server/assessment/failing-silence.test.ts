import { beforeEach, describe, expect, it } from 'vitest';
import { createSilenceWatch } from '../../../server/assessment/silence.ts';
import type { Database, Transaction } from '../../../server/database/database.ts';
import { DatabaseFull, DatabaseUnavailable } from '../../../server/database/errors.ts';
import type { Journal } from '../../../server/journal/journal.ts';
import { createNewest } from '../../../server/telemetry/newest.ts';
import { createStates } from '../../../server/telemetry/states.ts';
import type { WatchedStream } from '../../../server/telemetry/watched.ts';
import { NO_READINGS } from '../../../shared/risk/quality.ts';
import { initialState } from '../../../shared/risk/state.ts';
import { EVALUATION_LIMIT_MS } from '../../../shared/wire/protocol.ts';
import { aRule } from '../../support/risk.ts';
import { testClock } from '../../support/test-clock.ts';
import { silent } from '../../support/watched-city.ts';

const SECOND = 1_000;
/** A stream of five seconds is silent after fifteen. */
const GAUGE = {
  ...{ number: 1, id: 'gauge', feed: 'sensors', rule: aRule(), context: { periodSeconds: 5 } },
  outOfService: false,
} as WatchedStream;
/** Nobody is silent in it. */
const LONG = { ...GAUGE, context: { periodSeconds: 86_400 } };

type Fault = 'none' | 'of writing' | 'of all';
let fault: Fault;
let written: number;
let isShort: boolean;
beforeEach(() => {
  fault = 'none';
  written = 0;
  isShort = false;
});

/** A database that has nothing to tell, and fails as the test says. */
const database = () => {
  const nothing = { rows: [], rowCount: 0 };
  const transaction = {
    query: async (sql: string) =>
      /advisory/.test(sql) ? { rows: [{ leads: true }], rowCount: 1 } : nothing,
  } as unknown as Transaction;
  return {
    async query() {
      if (fault === 'of all') throw new DatabaseUnavailable('away');
      return nothing;
    },
    async transaction(work: (on: Transaction) => Promise<unknown>) {
      if (fault !== 'none') throw new DatabaseFull('could not extend file');
      written += 1;
      return work(transaction);
    },
  } as unknown as Database;
};

/** A watch over one stream that has just spoken, looked at a second apart. */
function watchOf(stream: WatchedStream) {
  const clock = testClock();
  const states = createStates(createNewest(), clock, silent);
  const watch = createSilenceWatch({
    ...{ database: database(), states, clock, processTime: clock.monotonic },
    isShort: async () => isShort,
    journal: { append: async () => {}, announce() {} } as unknown as Journal,
    catalogue: () => ({
      ...{ streamsById: new Map(), feeds: new Map() },
      streamsByNumber: new Map([[1, stream]]),
    }),
  });
  const now = clock.now();
  const assessment = { ...initialState(now), condition: 'none' as const, lastAt: now };
  states.adopt([{ stream, revision: 0, assessment, quality: NO_READINGS, newest: null }]);
  const age = () => clock.monotonic() - Math.max(0, watch.evaluatedAt());
  const look = async (times: number): Promise<number> => {
    let oldest = 0;
    for (let second = 0; second < times; second += 1) {
      clock.advance(SECOND);
      await watch.evaluate().catch(() => {});
      oldest = Math.max(oldest, age());
    }
    return oldest;
  };
  return { look, age };
}

describe('a watch that can read and not write', () => {
  it('is told as not judging, though nobody is silent whenever nobody could be heard (F14)', async () => {
    const { look, age } = watchOf(GAUGE);
    await look(10);
    fault = 'of writing';
    expect(await look(60)).toBeGreaterThan(EVALUATION_LIMIT_MS);
    await look(600);
    expect(age()).toBeGreaterThan(600 * SECOND);
  });

  it('counts again once what was due is written', async () => {
    const { look, age } = watchOf(GAUGE);
    fault = 'of writing';
    await look(60);
    fault = 'none';
    await look(8);
    expect([age(), written > 0]).toEqual([0, true]);
  });

  it('counts again once a write succeeds where nothing is due, and writes no more after that', async () => {
    const { look, age } = watchOf(LONG);
    await look(1);
    expect(written).toBe(0);
    fault = 'of all';
    await look(60);
    fault = 'of writing';
    await look(60);
    expect(age()).toBe(120 * SECOND);
    fault = 'none';
    await look(1);
    expect([age(), written]).toEqual([0, 1]);
    await look(10);
    expect([age(), written]).toEqual([0, 1]);
  });
});

it('looks for nobody while no readings are taken for want of room, and gives all of them another period then', async () => {
  const { look, age } = watchOf(GAUGE);
  await look(1);
  isShort = true;
  await look(600);
  expect([age(), written]).toEqual([600 * SECOND, 0]);
  isShort = false;
  await look(5);
  expect([age(), written]).toEqual([0, 0]);
  await look(1);
  expect(written).toBe(1);
});
