import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../server/database/database.ts';
import { openServerDatabase } from '../../../server/database/server-database.ts';
import { createPartitions, dayOf, partitionName } from '../../../server/telemetry/partitions.ts';
import { applyRetention } from '../../../server/telemetry/retention.ts';
import { silentLogger } from '../../support/database.ts';
import { gas } from '../../support/readings.ts';
import { testClock } from '../../support/test-clock.ts';
import { openWatchedCity, type WatchedCity } from '../../support/watched-city.ts';

/** Less than a statement may take: whoever waited for a lock to be free would fail by it. */
const STATEMENT_TIMEOUT_MS = 3_000;
const BUSY = { code: '55P03' };
const DAY_MS = 86_400_000;

let city: WatchedCity;
let outside: Database;
let letGo: (() => Promise<void>) | null = null;
beforeAll(async () => {
  city = (await openWatchedCity('server'))!;
  outside = openServerDatabase({
    databaseUrl: city.test.databaseUrl!,
    logger: silentLogger,
    statementTimeoutMs: STATEMENT_TIMEOUT_MS,
  });
});
afterEach(async () => {
  await letGo?.();
  letGo = null;
});
afterAll(async () => {
  await outside?.close();
  await city?.close();
});

/** Holds `reading` in a transaction until the test ends, as pg_dump does for hours. */
const hold = async (lock: string) => {
  let free: () => void = () => undefined;
  const freed = new Promise<void>((resolve) => {
    free = resolve;
  });
  let held: Promise<unknown> = Promise.resolve();
  await new Promise<void>((isHeld, failed) => {
    held = outside.transaction(async (transaction) => {
      await transaction.query(`LOCK TABLE reading IN ${lock} MODE`).catch(failed);
      isHeld();
      await freed;
    });
  });
  letGo = async () => {
    free();
    await held;
  };
};
const today = () => dayOf(city.clock.now());
const partitions = () => createPartitions(city.test.database);
const hear = () => {
  city.clock.advance(1_000);
  return city.telemetry.accept('sensors', [gas(1, city.clock.now())]);
};

describe('who reads for long', () => {
  it('keeps no day from being made, and nobody from sending', async () => {
    await hold('ACCESS SHARE');
    await partitions().ensure([today() + 9]);
    expect(await hear()).toMatchObject({ accepted: 1 });
  });

  it('keeps old days for as long, and nobody from sending', async () => {
    const { database } = city.test;
    const old = today() - 50;
    await partitions().ensure([old]);
    await hold('ACCESS SHARE');
    const ending = applyRetention(database, partitions(), city.clock.now());
    const [ended, heard] = await Promise.allSettled([ending, hear()]);
    expect(ended).toMatchObject({ status: 'rejected', reason: BUSY });
    expect(heard).toMatchObject({ status: 'fulfilled', value: { accepted: 1 } });
    await letGo?.();
    expect(await applyRetention(database, partitions(), city.clock.now())).toEqual([
      partitionName(old),
    ]);
  });
});

describe('who changes the table meanwhile', () => {
  it('makes new days wait for the next try, and lets a server start whose day is not there yet', async () => {
    await hold('SHARE UPDATE EXCLUSIVE');
    await expect(partitions().ensure([today() + 20])).rejects.toMatchObject(BUSY);
    const node = await city.node(testClock(city.clock.now() + 20 * DAY_MS));
    await node.stop();
    expect(await hear()).toMatchObject({ accepted: 1 });
  });
});
