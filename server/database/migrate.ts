import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { MINUTE_MS } from '../../shared/time/units.ts';
import type { Database, Transaction } from './database.ts';
import { isLockTaken, StatementRefused } from './errors.ts';

type Migration = { number: number; name: string; sql: string; checksum: string };
type Applied = { number: number; name: string; checksum: string };

/** `0001-first-tables.sql`. */
const FILE_NAME = /^(\d{4})-([a-z0-9]+(?:-[a-z0-9]+)*)\.sql$/;
const MIGRATION_LIMIT_MS = 10 * MINUTE_MS;
/**
 * Whoever waits for a table holds up every node that wants it after him: after so long a migration lets them by, and comes
 * again. So often, for about ten minutes, as long as a migration may run.
 */
const LOCK_LIMIT_MS = 2_000;
const LOCK_PAUSE_MS = 1_000;
const MOST_TRIES = 200;
/** Two nodes that start at once take turns on this advisory lock ("jingwei" in a 32-bit hash). */
const LOCK_KEY = 1_248_419_303;

const TABLE = `
  create extension if not exists postgis;
  create table if not exists migration (
    number int primary key,
    name text not null,
    checksum text not null,
    applied_at timestamptz not null default now()
  )`;

/** The migrations of a folder in order. Throws on a misnamed file, a doubled number or a gap, and where there is no folder. */
export function readMigrations(folder: string): Migration[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.sql'));
  return files.sort().map((file, index) => {
    const [, digits, name] = FILE_NAME.exec(file) ?? [];
    if (digits === undefined || name === undefined || Number(digits) !== index + 1) {
      const expected = String(index + 1).padStart(4, '0');
      throw new Error(`migrations: expected ${expected}-<name>.sql, got ${file}`);
    }
    const sql = readFileSync(join(folder, file), 'utf8');
    const checksum = createHash('sha256').update(sql).digest('hex');
    return { number: index + 1, name, sql, checksum };
  });
}

/**
 * Applies what is missing, each file in one transaction with its row in `migration`: a kill at any
 * moment leaves a file applied whole or not at all. Returns the names applied now.
 *
 * Waits for a table that is in use without holding up others behind it.
 * Throws when an applied file was changed or is gone, before anything is applied, and when a table does not come free.
 */
export async function migrate(
  database: Database,
  folder: string,
  onProgress: (text: string) => void = () => undefined,
): Promise<string[]> {
  const migrations = readMigrations(folder);
  await whenFree(database, onProgress, (transaction) => transaction.script(TABLE));
  const done: string[] = [];
  for (const migration of migrations) {
    const applied = await whenFree(database, onProgress, async (transaction) => {
      const before = await readApplied(transaction);
      refuseChanged(migrations, before);
      if (before.length >= migration.number) return false;
      onProgress(`migration ${migration.number} of ${migrations.length}: ${migration.name}`);
      await apply(transaction, migration);
      return true;
    });
    if (applied) done.push(migration.name);
  }
  return done;
}

async function apply(transaction: Transaction, migration: Migration): Promise<void> {
  const { number, name, checksum, sql } = migration;
  const before = await transactionId(transaction);
  try {
    await transaction.script(sql);
  } catch (cause) {
    const place = `migration ${number} (${name})${lineOf(sql, cause)}`;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${place} failed and was undone: ${reason}`, { cause });
  }
  if ((await transactionId(transaction)) !== before) {
    throw new Error(`migration ${number} ends its transaction itself: take COMMIT out of ${name}`);
  }
  await transaction.query('insert into migration (number, name, checksum) values ($1, $2, $3)', [
    number,
    name,
    checksum,
  ]);
}

/** ` line 12`, where the database said how many characters into the file it stumbled. */
function lineOf(sql: string, cause: unknown): string {
  const position = cause instanceof StatementRefused ? Number(cause.position) : Number.NaN;
  if (Number.isNaN(position)) return '';
  return ` line ${[...sql].slice(0, position).join('').split('\n').length}`;
}

async function transactionId(transaction: Transaction): Promise<string | undefined> {
  const { rows } = await transaction.query<{ id: string }>(
    'select pg_current_xact_id()::text as id',
  );
  return rows[0]?.id;
}

async function readApplied(transaction: Transaction): Promise<Applied[]> {
  const { rows } = await transaction.query<Applied>(
    'select number, name, checksum from migration order by number',
  );
  return rows;
}

function refuseChanged(migrations: Migration[], applied: Applied[]): void {
  for (const { number, name, checksum } of applied) {
    const file = migrations.find((migration) => migration.number === number);
    if (file === undefined) {
      throw new Error(`migration ${number} (${name}) is in the database but not in the folder`);
    }
    if (file.checksum !== checksum) {
      throw new Error(`migration ${number} (${name}) was changed after it had been applied`);
    }
  }
}

/** One at a time. Nodes that start at once take turns, which may take long and is no wait for a table. */
function locked<T>(database: Database, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  return database.transaction(
    async (transaction) => {
      await transaction.query('select pg_advisory_xact_lock($1)', [LOCK_KEY]);
      await transaction.query(`set local lock_timeout = ${LOCK_LIMIT_MS}`);
      return work(transaction);
    },
    { statementTimeoutMs: MIGRATION_LIMIT_MS },
  );
}

/** A failed migration names its file, and has what was refused for its cause. */
const isInUse = (error: unknown): boolean =>
  isLockTaken(error) || (error instanceof Error && isLockTaken(error.cause));

/** As `locked`; where a table is in use (a long read, a backup) all is undone, and done again when it is free. */
async function whenFree<T>(
  database: Database,
  onProgress: (text: string) => void,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await locked(database, work);
    } catch (error) {
      if (!isInUse(error) || attempt === MOST_TRIES) throw error;
      if (attempt === 1) onProgress('a table is in use (a backup, another node): waiting for it');
      await pause(LOCK_PAUSE_MS);
    }
  }
}
