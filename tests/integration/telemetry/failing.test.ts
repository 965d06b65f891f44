import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWatches } from '../../../server/by-the-clock/watches.ts';
import type { Database } from '../../../server/database/database.ts';
import {
  DatabaseUnavailable,
  QueryTimeout,
  UnknownOutcome,
} from '../../../server/database/errors.ts';
import { createNewest } from '../../../server/telemetry/newest.ts';
import { createTelemetry, type Telemetry } from '../../../server/telemetry/service.ts';
import { gas } from '../../support/readings.ts';
import {
  openWatchedCity,
  silent,
  startNode,
  type WatchedCity,
} from '../../support/watched-city.ts';

const GAS = 5;

let city: WatchedCity;
let telemetry: Telemetry;
let fault: 'none' | 'before the commit' | 'after the commit' | 'of registers';
const newest = createNewest();

/** The real database, whose transactions fail when the test says so. */
const faulty = (database: Database): Database => ({
  ...database,
  query(text, ...more) {
    const isHit = fault === 'of registers' && /FROM stream/.test(text);
    return isHit ? Promise.reject(new QueryTimeout(fault)) : database.query(text, ...more);
  },
  async transaction(work, options) {
    const outcome = await database.transaction(async (transaction) => {
      const done = await work(transaction);
      if (fault === 'before the commit') throw new DatabaseUnavailable('cut');
      return done;
    }, options);
    if (fault === 'after the commit') throw new UnknownOutcome('cut');
    return outcome;
  },
});

beforeEach(async () => {
  city = (await openWatchedCity())!;
  await city.stop();
  fault = 'none';
  const { clock, journal } = city;
  const database = faulty(city.test.database);
  const parts = { clock, journal, newest, logger: silent, database };
  telemetry = createTelemetry(parts, createWatches);
  await telemetry.start();
});
afterEach(async () => {
  fault = 'none';
  await telemetry?.stop();
  await city?.close();
});

const stored = async () => {
  const { rows } = await city.test.database.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM reading',
  );
  return rows[0]!.count;
};
const burning = () => {
  city.clock.advance(6_000);
  return gas(60, city.clock.now());
};

describe('a commit that fails', () => {
  it('leaves nothing behind, in the tables or in memory, and the same batch succeeds later', async () => {
    const batch = [burning(), burning()];
    const entries = (await city.entries()).length;
    fault = 'before the commit';
    await expect(telemetry.accept('sensors', batch)).rejects.toThrow(DatabaseUnavailable);
    expect(await stored()).toBe(0);
    expect(newest.get(GAS)).toBeUndefined();
    expect((await city.entries()).length).toBe(entries);
    fault = 'none';
    expect(await telemetry.accept('sensors', batch)).toMatchObject({ accepted: 2, duplicate: 0 });
    const after = (await city.entries()).slice(entries).map(({ kind }) => kind);
    expect(after).toContain('alarm.raised');
  });

  it('with an unknown outcome is harmless to repeat, and the next reading is judged rightly', async () => {
    const batch = [burning(), burning()];
    fault = 'after the commit';
    await expect(telemetry.accept('sensors', batch)).rejects.toThrow(UnknownOutcome);
    fault = 'none';
    const entries = (await city.entries()).length;
    expect(await telemetry.accept('sensors', batch)).toMatchObject({ accepted: 0, duplicate: 2 });
    expect((await city.entries()).length).toBe(entries);
    expect(await telemetry.accept('sensors', [burning()])).toMatchObject({ accepted: 1 });
    expect((await city.entries()).length).toBe(entries);
    expect(newest.get(GAS)).toMatchObject({ condition: 4 });
  });
});

describe('an evaluation that fails', () => {
  it('is not counted as one', async () => {
    await telemetry.accept('sensors', [burning()]);
    await telemetry.evaluate();
    const before = telemetry.evaluatedAt();
    city.clock.advance(3_600_000);
    fault = 'before the commit';
    await expect(telemetry.evaluate()).rejects.toThrow(DatabaseUnavailable);
    expect(telemetry.evaluatedAt()).toBe(before);
    fault = 'none';
    await telemetry.evaluate();
    expect(telemetry.evaluatedAt()).toBe(city.clock.monotonic());
  });
});

describe('registers whose reading failed', () => {
  it('are read again by the next look, and until then no look counts as one', async () => {
    const { database } = city.test;
    const node = await startNode({ ...city.test, database: faulty(database) }, city.clock);
    await node.telemetry.evaluate();
    const before = node.telemetry.evaluatedAt();
    const isKnown = () => node.telemetry.catalogue().streamsById.has('gas-new');
    await database.query(
      `INSERT INTO stream SELECT (json_populate_record(stream, '{"id":"gas-new","number":900}')).*
       FROM stream WHERE number = ${GAS}`,
    );
    fault = 'of registers';
    const told = { kind: 'register.changed', actor: 'system', county: null, town: null } as const;
    await database.transaction((transaction) =>
      node.journal.append(transaction, [{ ...told, subject: null, data: {} }]),
    );
    node.journal.announce();
    await expect.poll(() => node.ranges.length).toBeGreaterThan(0);
    city.clock.advance(1_000);
    await expect(node.telemetry.evaluate()).rejects.toThrow(QueryTimeout);
    expect([isKnown(), node.telemetry.evaluatedAt()]).toEqual([false, before]);
    fault = 'none';
    await node.telemetry.evaluate();
    expect([isKnown(), node.telemetry.evaluatedAt()]).toEqual([true, city.clock.monotonic()]);
    await node.stop();
  });
});
