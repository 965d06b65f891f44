import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { CopyEncoder } from '../../../server/database/copy-encoder.ts';
import { expectRowCount } from '../../../server/database/database.ts';
import {
  DatabaseFull,
  DatabaseUnavailable,
  isSerializationFailure,
  isUniqueViolation,
  QueryTimeout,
  StatementRefused,
} from '../../../server/database/errors.ts';
import {
  type DatabaseKind,
  NO_MIGRATIONS,
  openTestDatabase,
  type TestDatabase,
} from '../../support/database.ts';
import { SQL_TYPES } from './sql-types.ts';

const KINDS: DatabaseKind[] = ['embedded', 'server'];

const RISE = Date.UTC(2026, 6, 6, 2, 0, 0, 250);

describe.each(KINDS)('the %s database', (kind) => {
  let opened: TestDatabase;
  const database = () => opened.database;

  beforeAll(async () => {
    opened = await openTestDatabase(kind, NO_MIGRATIONS);
    await database().transaction((transaction) =>
      transaction.script(`
        create table gauge (id int primary key, name text not null constraint short check (length(name) < 20));
        create table sample (small int2, n int4, big int8, level float8, ok bool, note text, at timestamptz, extra jsonb);
        create table shape (id int primary key, geom geometry(Polygon, 4326) check (ST_IsValid(geom)));
      `),
    );
  });
  afterAll(() => opened.close());

  it.each(SQL_TYPES)('reads %s as the same JavaScript value', async (sql, value) => {
    const { rows } = await database().query(`select ${sql} as value`);
    expect(rows).toEqual([{ value }]);
  });

  it('takes JavaScript values as parameters and gives them back', async () => {
    const at = new Date(RISE);
    const { rows } = await database().query(
      `select $1::int4 as n, $2::text as t, $3::timestamptz as at, $4::bool as b, $5::jsonb as j,
              $6::text[] as list, $7::bytea as bytes, $8::int8 as big, $9::float8 as missing`,
      [
        3,
        "it's",
        at,
        false,
        { deep: [1] },
        ['a"b', 'c\\d', null],
        new Uint8Array([1, 0]),
        2 ** 40,
        undefined,
      ],
    );
    expect(rows).toEqual([
      {
        n: 3,
        t: "it's",
        at: at.toISOString(),
        b: false,
        j: { deep: [1] },
        list: ['a"b', 'c\\d', null],
        bytes: new Uint8Array([1, 0]),
        big: 2 ** 40,
        missing: null,
      },
    ]);
  });

  it('answers what comes again as it did at first: with other parameters, and after an error', async () => {
    const share = (of: number) => database().query('select 12 / $1::int4 as share', [of]);
    expect((await share(3)).rows).toEqual([{ share: 4 }]);
    for (const turn of [1, 2, 3]) {
      await expect(share(0), `turn ${turn}`).rejects.toThrow('division by zero');
      expect((await share(turn)).rows).toEqual([{ share: 12 / turn }]);
    }
    const inside = database().transaction(async (transaction) => {
      await transaction.query('select 12 / $1::int4 as share', [0]);
    });
    await expect(inside).rejects.toThrow('division by zero');
    expect((await share(2)).rows).toEqual([{ share: 6 }]);
  });

  it('reads a table anew after it was changed, at the second try at the latest', async () => {
    await database().transaction((transaction) =>
      transaction.script('create table changing (id int4); insert into changing values (1)'),
    );
    const read = async () => (await database().query('select * from changing')).rows;
    for (const _ of [1, 2, 3]) expect(await read()).toEqual([{ id: 1 }]);
    await database().transaction((transaction) =>
      transaction.script(`alter table changing add column name text default 'north'`),
    );
    const again = await read().catch((error: unknown) => {
      expect(error).toBeInstanceOf(DatabaseUnavailable);
      return read();
    });
    expect(again).toEqual([{ id: 1, name: 'north' }]);
  });

  it('runs more statements than it keeps', async () => {
    for (let text = 0; text < 1_050; text += 1) {
      const sql = `select ${text} + $1::int4 as sum`;
      await database().query(sql, [1]);
      expect((await database().query(sql, [2])).rows).toEqual([{ sum: text + 2 }]);
    }
    expect((await database().query('select 0 + $1::int4 as sum', [3])).rows).toEqual([{ sum: 3 }]);
  });

  it('counts the rows a write touched', async () => {
    const written = await database().query(`insert into gauge values (1, 'north'), (2, 'south')`);
    expect(written).toEqual({ rows: [], rowCount: 2 });
    const none = await database().query('update gauge set name = name where id = 99');
    expect(() => expectRowCount(none, 1)).toThrow(StatementRefused);
  });

  it('refuses two statements in one query', async () => {
    await expect(database().query('select 1; select 2')).rejects.toMatchObject({ code: '42601' });
  });

  it('names the broken constraint', async () => {
    await database().query(`insert into gauge values (3, 'east')`);
    const twice = await database().query(`insert into gauge values (3, 'west')`).catch(same);
    expect(isUniqueViolation(twice)).toBe(true);
    expect(isUniqueViolation(twice, 'gauge_pkey')).toBe(true);
    expect(isUniqueViolation(twice, 'other')).toBe(false);
    const long = await database()
      .query(`insert into gauge values (4, repeat('x', 30))`)
      .catch(same);
    expect(long).toMatchObject({ code: '23514', constraint: 'short', table: 'gauge' });
  });

  it('commits what a transaction did and rolls back what it threw at', async () => {
    const id = await database().transaction(async (transaction) => {
      await transaction.query(`insert into gauge values (10, 'kept')`);
      return 10;
    });
    const failed = database().transaction(async (transaction) => {
      await transaction.query(`insert into gauge values (11, 'lost')`);
      throw new Error('changed my mind');
    });
    await expect(failed).rejects.toThrow('changed my mind');
    expect(await gaugesFrom(10)).toEqual([{ id }]);
  });

  it('rolls back when a statement failed and the work looked away', async () => {
    const looksAway = database().transaction(async (transaction) => {
      await transaction.query(`insert into gauge values (20, 'first')`);
      await transaction.query('select 1 / 0').catch(same);
      const after = await transaction.query('select 1').catch(same);
      expect(after).toMatchObject({ code: '25P02' });
    });
    await expect(looksAway).rejects.toMatchObject({ code: '22012' });
    expect(await gaugesFrom(20)).toEqual([]);
  });

  it('refuses its own doors inside a transaction instead of waiting for itself', async () => {
    const nested = database().transaction(() => database().transaction(async () => 1));
    await expect(nested).rejects.toThrow(/inside a transaction/);
    const stray = database().transaction(() => database().query('select 1'));
    await expect(stray).rejects.toThrow(/inside a transaction/);
    expect((await database().query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });

  it('refuses statements after the end of their transaction', async () => {
    let leaked: (() => Promise<unknown>) | undefined;
    await database().transaction(async (transaction) => {
      leaked = () => transaction.query(`insert into gauge values (30, 'late')`);
    });
    await expect(leaked?.()).rejects.toThrow(/is over/);
  });

  it('runs a script whole or not at all', async () => {
    const half = database().transaction((transaction) =>
      transaction.script(`insert into gauge values (40, 'a'); insert into gauge values (40, 'b');`),
    );
    await expect(half).rejects.toMatchObject({ code: '23505' });
    expect(await gaugesFrom(40)).toEqual([]);
  });

  it('loads what the encoder wrote and reads back the same values', async () => {
    const encoder = new CopyEncoder(8, 64);
    encoder
      .row()
      .int2(-5)
      .int4(1)
      .int8(-(2 ** 50))
      .float8(3.91)
      .bool(true);
    encoder
      .text('水位 "h"')
      .timestamptz(RISE)
      .jsonb({ q: ['good', null] });
    encoder.row().int2(null).int4(null).int8(null).float8(null).bool(null);
    encoder.text(null).timestamptz(null).jsonb(null);
    const columns = ['small', 'n', 'big', 'level', 'ok', 'note', 'at', 'extra'];
    expect(await database().copyIn('sample', columns, encoder.finish())).toBe(2);
    const { rows } = await database().query('select * from sample order by n');
    const empty = Object.fromEntries(columns.map((column) => [column, null]));
    const full = { small: -5, n: 1, big: -(2 ** 50), level: 3.91, ok: true, note: '水位 "h"' };
    const at = new Date(RISE).toISOString();
    expect(rows).toEqual([{ ...full, at, extra: { q: ['good', null] } }, empty]);
  });

  it('loads nothing of a batch that is cut short, and goes on', async () => {
    const encoder = new CopyEncoder(1);
    for (let n = 0; n < 1_000; n += 1) encoder.row().int4(n);
    const cut = encoder.finish().subarray(0, 5_000);
    await expect(database().copyIn('sample', ['n'], cut)).rejects.toThrow(/trailer/);
    const torn = Buffer.concat([cut.subarray(0, 4_996), Buffer.from([0xff, 0xff])]);
    await expect(database().copyIn('sample', ['n'], torn)).rejects.toBeInstanceOf(StatementRefused);
    const { rows } = await database().query('select count(*) from sample where n > 1');
    expect(rows).toEqual([{ count: 0 }]);
  });

  it('rolls a load back with its transaction', async () => {
    const encoder = new CopyEncoder(2);
    encoder.row().int4(50).text('loaded');
    const undone = database().transaction(async (transaction) => {
      expect(await transaction.copyIn('gauge', ['id', 'name'], encoder.finish())).toBe(1);
      throw new Error('undo');
    });
    await expect(undone).rejects.toThrow('undo');
    expect(await gaugesFrom(50)).toEqual([]);
  });

  it('hears notifications after the commit, and none of a rollback', async () => {
    const heard: string[] = [];
    let arrived: () => void = () => undefined;
    const last = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const stop = await database().listen('journal', (payload) => {
      heard.push(payload);
      if (payload === 'last') arrived();
    });
    onTestFinished(stop);
    const undone = database().transaction(async (transaction) => {
      await transaction.query(`select pg_notify('journal', 'undone')`);
      throw new Error('undo');
    });
    await expect(undone).rejects.toThrow('undo');
    await database().query(`select pg_notify('journal', '17')`);
    await database().query(`select pg_notify('journal', 'last')`);
    await last;
    expect(heard).toEqual(['17', 'last']);
  });

  it('answers a full disk with DatabaseFull', async () => {
    const full = database().query(
      `do $$ begin raise exception 'could not extend file: No space left' using errcode = '53100'; end $$`,
    );
    await expect(full).rejects.toBeInstanceOf(DatabaseFull);
  });

  it('tells a lost race from other failures', async () => {
    const lost = await database()
      .query(`do $$ begin raise exception 'race' using errcode = '40001'; end $$`)
      .catch(same);
    expect(isSerializationFailure(lost)).toBe(true);
  });

  it('ends a statement at the limit its transaction set', async () => {
    const slow = database().transaction((transaction) => transaction.query('select pg_sleep(30)'), {
      statementTimeoutMs: 300,
    });
    await expect(slow).rejects.toBeInstanceOf(QueryTimeout);
  });

  it('is well afterwards', async () => {
    await expect.poll(() => database().health(), { timeout: 30_000 }).toBe('ok');
    expect((await database().query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });

  async function gaugesFrom(id: number) {
    const sql = 'select id from gauge where id >= $1 and id < $1 + 10';
    return (await database().query(sql, [id])).rows;
  }
});

function same(error: unknown): unknown {
  return error;
}
