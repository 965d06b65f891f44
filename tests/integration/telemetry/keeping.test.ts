import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../server/database/database.ts';
import { QueryTimeout } from '../../../server/database/errors.ts';
import { createPartitions, dayOf, partitionName } from '../../../server/telemetry/partitions.ts';
import { applyRetention } from '../../../server/telemetry/retention.ts';
import { gas } from '../../support/readings.ts';
import { openWatchedCity, startNode, type WatchedCity } from '../../support/watched-city.ts';

const DAY = 86_400_000;

let city: WatchedCity;
beforeAll(async () => {
  city = (await openWatchedCity())!;
});
afterAll(() => city?.close());

const partitions = async () => {
  const { rows } = await city.test.database.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
     WHERE i.inhparent = 'reading'::regclass ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
};
const named = (...offsets: number[]) =>
  offsets.map((offset) => partitionName(dayOf(city.clock.now()) + offset));
const count = async (table: 'reading' | 'quarantine' | 'journal') => {
  const { rows } = await city.test.database.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM ${table}`,
  );
  return rows[0]!.count;
};

describe('days of readings', () => {
  it('have their partitions before they come', async () => {
    expect(await partitions()).toEqual(named(-1, 0, 1, 2));
  });

  it('may be made by two nodes at the same moment', async () => {
    const { database } = city.test;
    const day = dayOf(city.clock.now()) + 5;
    await Promise.all([
      createPartitions(database).ensure([day]),
      createPartitions(database).ensure([day]),
    ]);
    expect(await partitions()).toContain(partitionName(day));
    await database.query(`DROP TABLE ${partitionName(day)}`);
  });

  it('end whole after 31 days, with the quarantine, and never the journal', async () => {
    await city.telemetry.accept('sensors', [
      gas(1, city.clock.now() - 20 * DAY),
      gas(1, city.clock.now()),
      gas(1, city.clock.now() + DAY),
    ]);
    expect([await count('reading'), await count('quarantine')]).toEqual([2, 1]);
    const journal = await count('journal');
    const { database } = city.test;
    const keeper = createPartitions(database);
    const hear = () => city.telemetry.accept('sensors', [gas(1, city.clock.now())]);
    city.clock.advance(11 * DAY);
    await hear();
    expect(await applyRetention(database, keeper, city.clock.now())).toEqual([]);
    city.clock.advance(DAY);
    await hear();
    expect(await applyRetention(database, keeper, city.clock.now())).toEqual(named(-32));
    expect(await count('reading')).toBe(3);
    city.clock.advance(32 * DAY);
    await hear();
    await applyRetention(database, keeper, city.clock.now());
    expect([await count('reading'), await count('quarantine')]).toEqual([1, 0]);
    expect(await count('journal')).toBeGreaterThanOrEqual(journal);
  });

  it('stay when the server’s date is weeks ahead: what was heard last says how old the rest is', async () => {
    const { database } = city.test;
    const [readings, before] = [await count('reading'), await partitions()];
    const wrong = city.clock.now() + 90 * DAY;
    expect(await applyRetention(database, createPartitions(database), wrong)).toEqual([]);
    expect([await count('reading'), await partitions()]).toEqual([readings, before]);
  });
});

describe('readings set aside', () => {
  const setAside = (rows: number) =>
    city.test.database.query(
      `INSERT INTO quarantine (feed, received_at, reason, body)
       SELECT 'sensors', $1::timestamptz, 'ahead', '{}' FROM generate_series(1, $2::int)`,
      [new Date(city.clock.now()), rows],
    );
  /** The database whose transactions tell how many rows each of their deletions took, or fail. */
  const telling = (deleted: number[], fails = false): Database => ({
    ...city.test.database,
    transaction: (work, limits) =>
      city.test.database.transaction(
        (transaction) =>
          work({
            ...transaction,
            async query(sql, parameters) {
              const isTrim = sql.includes('DELETE FROM quarantine');
              if (isTrim && fails) throw new QueryTimeout('too many rows');
              const result = await transaction.query<never>(sql, parameters);
              if (isTrim) deleted.push(result.rowCount);
              return result;
            },
          }),
        limits,
      ),
  });

  it('are deleted in steps that end in time, until the newest of a feed are left', async () => {
    await city.test.database.query('DELETE FROM quarantine');
    await setAside(21_000);
    const deleted: number[] = [];
    const { database } = city.test;
    await applyRetention(telling(deleted), createPartitions(database), city.clock.now());
    expect(deleted.filter((rows) => rows > 0)).toEqual([5_000, 5_000, 1_000]);
    expect(await count('quarantine')).toBe(10_000);
    const { rows } = await database.query('SELECT max(id) - min(id) AS span FROM quarantine');
    expect(rows).toEqual([{ span: 9_999 }]);
  });

  it('that cannot be deleted keep no old day, and no server from starting', async () => {
    const { database } = city.test;
    const keeper = createPartitions(database);
    const day = dayOf(city.clock.now()) - 40;
    await keeper.ensure([day]);
    const failing = telling([], true);
    await expect(applyRetention(failing, keeper, city.clock.now())).rejects.toThrow(QueryTimeout);
    expect(await partitions()).not.toContain(partitionName(day));
    const node = await startNode({ ...city.test, database: failing }, city.clock);
    await node.stop();
  });
});
