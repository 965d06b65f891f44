import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../server/database/database.ts';
import { openEmbeddedDatabase } from '../../../server/database/embedded-database.ts';
import { DatabaseUnavailable, QueryTimeout } from '../../../server/database/errors.ts';
import { fileApart } from '../../../server/threads/file-apart.ts';
import { copyPreparedData, NO_MIGRATIONS, silentLogger } from '../../support/database.ts';

const PROCESS = join(import.meta.dirname, '../../support/database-process.ts');
/** Seeds of the three kill rounds: milliseconds of writing before the kill. */
const KILL_AFTER_MS = [150, 420, 900];

type Found = { rows: number; last: number; whole: boolean };
type Line = {
  ready?: true;
  found?: Found | number;
  acked?: number;
  failed?: string;
  text?: string;
  migrated?: string[];
};

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function preparedData(): Promise<string> {
  const dataDirectory = await copyPreparedData(NO_MIGRATIONS);
  cleanups.push(() => rmSync(dataDirectory, { recursive: true, force: true }));
  return dataDirectory;
}

async function open(dataDirectory: string, statementTimeoutMs?: number): Promise<Database> {
  const database = await openEmbeddedDatabase({
    folder: join(dataDirectory, 'database'),
    logger: silentLogger,
    onProgress: () => undefined,
    ...(statementTimeoutMs === undefined ? {} : { statementTimeoutMs }),
  });
  cleanups.push(() => database.close());
  return database;
}

/** Starts a process on the data; `until` resolves with the first line that has the given key. */
async function startProcess(...parameters: string[]) {
  const child = spawn(process.execPath, [await fileApart(PROCESS), ...parameters], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  cleanups.push(() => child.kill('SIGKILL'));
  const lines: Line[] = [];
  const reader = createInterface({ input: child.stdout! });
  let wake: () => void = () => undefined;
  reader.on('line', (line) => {
    lines.push(JSON.parse(line) as Line);
    wake();
  });
  const until = async (key: keyof Line): Promise<Line> => {
    for (;;) {
      const found = lines.find((line) => key in line);
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  return { pid: child.pid, lines, until, ended, kill };
}

describe('F1: kill -9 of the process', () => {
  it('loses no acknowledged row and keeps no half transaction, three times over', async () => {
    const folder = join(await preparedData(), 'database');
    let acked = 0;
    for (const afterMs of KILL_AFTER_MS) {
      const writer = await startProcess(folder, 'write');
      expectWhole((await writer.until('found')).found as Found, acked);
      await writer.until('acked');
      await pause(afterMs);
      await writer.kill();
      acked = Math.max(...writer.lines.map((line) => line.acked ?? 0));
    }
    const last = await startProcess(folder, 'write');
    expectWhole((await last.until('found')).found as Found, acked);
  });

  /** A row committed just before the kill may be there without its acknowledgement; none is missing. */
  function expectWhole(found: Found, acked: number): void {
    expect(found.last).toBeGreaterThanOrEqual(acked);
    expect(found).toEqual({ rows: found.last, last: found.last, whole: true });
  }
});

describe('F3: kill -9 during a migration', () => {
  it('leaves nothing of it, and the next start completes it', async () => {
    const dataDirectory = await preparedData();
    const folder = join(dataDirectory, 'database');
    const migrations = join(dataDirectory, 'migrations');
    mkdirSync(migrations);
    const steps = ['create table step_1 ()', 'create table step_2 ()', 'create table step_3 ()'];
    writeFileSync(join(migrations, '0001-slow.sql'), steps.join('; select pg_sleep(0.8); '));
    const killed = await startProcess(folder, 'migrate', migrations);
    await killed.until('text');
    await pause(1_200);
    await killed.kill();
    expect(killed.lines).not.toContainEqual({ migrated: ['slow'] });
    const next = await startProcess(folder, 'migrate', migrations);
    expect(await next.until('found')).toEqual({ found: 0 });
    expect(await next.until('migrated')).toEqual({ migrated: ['slow'] });
  });
});

describe('F5: a second process on the same folder', () => {
  it('ends within 5 s naming the holder, who goes on', async () => {
    const dataDirectory = await preparedData();
    const holder = await open(dataDirectory);
    const started = performance.now();
    const second = await startProcess(join(dataDirectory, 'database'));
    expect((await second.until('failed')).failed).toContain(`process ${process.pid}`);
    expect(await second.ended).toBe(1);
    expect(performance.now() - started).toBeLessThan(5_000);
    expect((await holder.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await expect(open(dataDirectory)).rejects.toThrow(`process ${process.pid}`);
  });

  it('takes over the lock of a dead process', async () => {
    const dataDirectory = await preparedData();
    const holder = await startProcess(join(dataDirectory, 'database'));
    await holder.until('ready');
    await expect(open(dataDirectory)).rejects.toThrow(`process ${holder.pid}`);
    await holder.kill();
    const next = await open(dataDirectory);
    expect(await next.health()).toBe('ok');
  });
});

describe('F4: a damaged folder', () => {
  it('is refused with what to do, and left as it is', async () => {
    const dataDirectory = await preparedData();
    truncateSync(join(dataDirectory, 'database/global/pg_control'), 100);
    await expect(open(dataDirectory)).rejects.toThrow(/put a backup of the folder/);
  });

  it('is refused when it is no database at all', async () => {
    const dataDirectory = mkdtempSync(join(tmpdir(), 'jingwei-data-'));
    cleanups.push(() => rmSync(dataDirectory, { recursive: true, force: true }));
    mkdirSync(join(dataDirectory, 'database'));
    writeFileSync(join(dataDirectory, 'database/notes.txt'), 'mine');
    await expect(open(dataDirectory)).rejects.toThrow(/PG_VERSION is missing/);
  });
});

describe('F13: a process that stood still within a transaction', () => {
  it('goes on with it: nobody else waits, and PGlite dies of an idle limit', async () => {
    const database = await open(await preparedData());
    const idleTimeoutMs = 50;
    const { rows } = await database.transaction(
      async (transaction) => {
        await transaction.query('create table kept (id int)');
        await pause(4 * idleTimeoutMs);
        return transaction.query('select 1 as one');
      },
      { idleTimeoutMs },
    );
    expect(rows).toEqual([{ one: 1 }]);
    expect((await database.query('select * from kept')).rows).toEqual([]);
  });
});

describe('F10: a statement that runs away', () => {
  it('is ended by the watchdog, the loop stays free, and the database comes back', async () => {
    const database = await open(await preparedData(), 1_000);
    await database.query('create table kept (id int)');
    await database.query('insert into kept values (1)');
    const heard: string[] = [];
    await database.listen('changes', (payload) => heard.push(payload));
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const runaway = database.query('select count(*) from generate_series(1, 40000000)');
    const behind = database.query('select 1 as one').catch((error: unknown) => error);
    await expect(runaway).rejects.toBeInstanceOf(QueryTimeout);
    expect(await database.health()).toBe('degraded');
    const answer = await behind;
    if (answer instanceof Error) expect(answer).toBeInstanceOf(DatabaseUnavailable);
    await expect.poll(() => database.health(), { timeout: 30_000 }).toBe('ok');
    delay.disable();
    expect(delay.percentile(99) / 1e6).toBeLessThan(100);
    expect((await database.query('select * from kept')).rows).toEqual([{ id: 1 }]);
    await expect.poll(() => heard).toEqual(['']);
    await database.query(`select pg_notify('changes', 'heard again')`);
    await expect.poll(() => heard).toEqual(['', 'heard again']);
  });

  it('does not let the rest of its transaction run in the next worker', async () => {
    const database = await open(await preparedData(), 1_000);
    await database.query('create table kept (id int)');
    const cut = database.transaction(async (transaction) => {
      await transaction.query('insert into kept values (1)');
      await transaction
        .query('select count(*) from generate_series(1, 40000000)')
        .catch(() => undefined);
      await expect.poll(() => database.health(), { timeout: 30_000 }).toBe('ok');
      await transaction.query('insert into kept values (2)').catch(() => undefined);
    });
    await expect(cut).rejects.toBeInstanceOf(QueryTimeout);
    expect((await database.query('select * from kept')).rows).toEqual([]);
  });
});
