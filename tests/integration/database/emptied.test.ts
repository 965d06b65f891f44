import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedCity } from '../../../server/database/seed/seed-city.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { rememberEmpty } from '../../support/emptied.ts';
import { smallCity } from '../../support/small-city.ts';
import { testClock } from '../../support/test-clock.ts';

/** The emptying of databases between tests, which must notice what it cannot undo. */

let test: TestDatabase;
let empty: () => Promise<boolean>;
beforeAll(async () => {
  test = await openTestDatabase('embedded');
  empty = await rememberEmpty(test.database);
});
afterAll(() => test?.close());

const countOf = async (table: string): Promise<number> =>
  (await test.database.query<{ count: number }>(`select count(*) as count from ${table}`)).rows[0]!
    .count;

describe('a database that is emptied', () => {
  it('holds again what the migrations wrote and nothing else', async () => {
    await seedCity({ database: test.database, clock: testClock(), city: smallCity() });
    expect(await countOf('stream')).toBeGreaterThan(0);
    expect(await empty()).toBe(true);
    expect(await countOf('stream')).toBe(0);
    const { rows } = await test.database.query('select number from journal_head');
    expect(rows).toEqual([{ number: 0 }]);
  });

  it('counts from the beginning again', async () => {
    const { rows: counted } = await test.database.query<{ name: string }>(
      "select sequencename as name from pg_sequences where schemaname = 'public'",
    );
    expect(counted.length).toBeGreaterThan(0);
    const next = `select nextval('"${counted[0]!.name}"') as number`;
    await test.database.query(next);
    await test.database.query(next);
    expect(await empty()).toBe(true);
    expect((await test.database.query(next)).rows).toEqual([{ number: 1 }]);
  });

  it.each([
    [
      'a column',
      'alter table stream add column left_behind int',
      'alter table stream drop column left_behind',
    ],
    [
      'a trigger that is off',
      'alter table journal disable trigger all',
      'alter table journal enable trigger all',
    ],
    ['a table', 'create table left_behind (a int)', 'drop table left_behind'],
  ])('is not the same while %s is left behind', async (_, change, undo) => {
    await test.database.query(change);
    expect(await empty()).toBe(false);
    await test.database.query(undo);
    expect(await empty()).toBe(true);
  });
});
