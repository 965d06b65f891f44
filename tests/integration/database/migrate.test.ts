import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../server/database/database.ts';
import { migrate } from '../../../server/database/migrate.ts';
import { openServerDatabase } from '../../../server/database/server-database.ts';
import {
  type DatabaseKind,
  NO_MIGRATIONS,
  openTestDatabase,
  silentLogger,
  type TestDatabase,
} from '../../support/database.ts';

describe.each<DatabaseKind>(['embedded', 'server'])('migrating the %s database', (kind) => {
  let opened: TestDatabase;
  let folder: string;
  const database = () => opened.database;
  const put = (file: string, sql: string) => writeFileSync(join(folder, file), sql);
  const run = () => migrate(database(), folder);
  const exists = async (table: string) =>
    (await database().query('select to_regclass($1) is not null as yes', [table])).rows[0]?.yes;

  beforeAll(async () => {
    opened = await openTestDatabase(kind, NO_MIGRATIONS);
  });
  afterAll(() => opened.close());
  beforeEach(async () => {
    await database().transaction((transaction) =>
      transaction.script('delete from migration; drop table if exists gauge, station'),
    );
    folder = mkdtempSync(join(tmpdir(), 'jingwei-migrations-'));
    put('0001-gauges.sql', 'create table gauge (id int); insert into gauge values (1); -- done');
    return () => rmSync(folder, { recursive: true });
  });

  it('applies what is missing, in order, once', async () => {
    expect(await run()).toEqual(['gauges']);
    put('0002-stations.sql', `create table station (name text default 'a;b''c')`);
    expect(await run()).toEqual(['stations']);
    expect(await run()).toEqual([]);
    const { rows } = await database().query('select number, name from migration order by number');
    expect(rows).toEqual([
      { number: 1, name: 'gauges' },
      { number: 2, name: 'stations' },
    ]);
  });

  it('undoes a file that fails and names the line', async () => {
    put('0002-stations.sql', 'create table station ();\n\nselect nonsense;\n');
    await expect(run()).rejects.toThrow('migration 2 (stations) line 3 failed and was undone');
    expect([await exists('gauge'), await exists('station')]).toEqual([true, false]);
  });

  it('refuses a file that was changed after it had been applied', async () => {
    await run();
    put('0001-gauges.sql', 'create table gauge (id bigint)');
    put('0002-stations.sql', 'create table station ()');
    await expect(run()).rejects.toThrow('migration 1 (gauges) was changed');
    expect(await exists('station')).toBe(false);
  });

  it('refuses a database that is ahead of the folder', async () => {
    put('0002-stations.sql', 'create table station ()');
    await run();
    rmSync(join(folder, '0002-stations.sql'));
    await expect(run()).rejects.toThrow('migration 2 (stations) is in the database but not');
  });

  it('refuses a gap, a double and a bad name', async () => {
    put('0003-late.sql', 'select 1');
    await expect(run()).rejects.toThrow('expected 0002-<name>.sql, got 0003-late.sql');
    rmSync(join(folder, '0003-late.sql'));
    put('0001-twice.sql', 'select 1');
    await expect(run()).rejects.toThrow('expected 0002-<name>.sql');
    rmSync(join(folder, '0001-twice.sql'));
    put('0002_Wrong.sql', 'select 1');
    await expect(run()).rejects.toThrow('got 0002_Wrong.sql');
  });

  it('refuses a file that ends its transaction itself', async () => {
    put('0002-stations.sql', 'create table station (); commit;');
    await expect(run()).rejects.toThrow('take COMMIT out of stations');
  });

  it('lets two that start at once take turns', async () => {
    const applied = await Promise.all([run(), run()]);
    expect(applied.flat()).toEqual(['gauges']);
  });
});

it('a table that somebody reads is waited for, and nobody waits behind a migration meanwhile', async () => {
  const opened = await openTestDatabase('server', NO_MIGRATIONS);
  const folder = mkdtempSync(join(tmpdir(), 'jingwei-migrations-'));
  let reader: Database | null = null;
  try {
    const { database, databaseUrl } = opened;
    writeFileSync(join(folder, '0001-gauges.sql'), 'create table gauge (id int);');
    await migrate(database, folder);
    writeFileSync(join(folder, '0002-names.sql'), 'alter table gauge add column name text;');
    const told: string[] = [];
    reader = openServerDatabase({ databaseUrl: databaseUrl!, logger: silentLogger });
    let migrated: Promise<string[]> | null = null;
    await reader.transaction(async (transaction) => {
      await transaction.query('select from gauge');
      migrated = migrate(database, folder, (text) => told.push(text));
      const gaveWay = () => told.some((text) => text.includes('is in use'));
      await expect.poll(gaveWay, { timeout: 5_000 }).toBe(true);
      // Between two tries others have the table.
      await database.query('insert into gauge values (1)');
    });
    expect(await migrated).toEqual(['names']);
  } finally {
    rmSync(folder, { recursive: true });
    await reader?.close();
    await opened.close();
  }
});
