import { DAY_MS } from '../../shared/time/units.ts';
import type { Database } from '../database/database.ts';
import { StatementRefused } from '../database/errors.ts';

/** Partitions are made this many days ahead, so that midnight costs nobody a table. */
const DAYS_AHEAD = 2;
/** Whoever waits for a lock on `reading` holds up all ingest behind it: not for longer than this. */
const LOCK_LIMIT_MS = 200;

/** Days are counted from 1970-01-01 in UTC. */
export const dayOf = (at: number): number => Math.floor(at / DAY_MS);

const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** `reading_20261122` holds the readings of 2026-11-22 UTC. */
export const partitionName = (day: number): string => `reading_${dateOf(day).replaceAll('-', '')}`;

const dayOfPartition = (name: string): number =>
  dayOf(Date.parse(name.replace(/^reading_(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3T00:00:00Z')));

export type Partitions = {
  /**
   * Makes the partitions of these days unless they are there, for which no lock is taken. Never within a transaction.
   * Throws (55P03) where others hold the table: to be tried again.
   */
  ensure(days: Iterable<number>): Promise<void>;
  /** Makes those of the coming days. */
  makeAhead(now: number): Promise<void>;
  /** Drops whole days before `day`; the names of what went. Throws (55P03) while somebody reads the table for long. */
  dropBefore(day: number): Promise<string[]>;
};

const EXISTING = `
  SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
  WHERE i.inhparent = 'reading'::regclass ORDER BY c.relname`;

/** The daily partitions of `reading`. */
export function createPartitions(database: Database): Partitions {
  const known = new Set<number>();

  /** Statements that others must not wait behind: who reads for long (pg_dump) makes them fail, and ingest goes on. */
  const briefly = (...statements: string[]) =>
    database.transaction(async (transaction) => {
      await transaction.query(`SET LOCAL lock_timeout = ${LOCK_LIMIT_MS}`);
      for (const statement of statements) await transaction.query(statement);
    });

  const exists = async (day: number): Promise<boolean> => {
    const { rows } = await database.query<{ exists: boolean }>(
      'SELECT to_regclass($1) IS NOT NULL AS exists',
      [partitionName(day)],
    );
    return rows[0]?.exists === true;
  };

  /** Made apart and attached, which lets everybody go on reading and writing; PARTITION OF would wait for all who read. */
  const create = async (day: number) => {
    const name = partitionName(day);
    try {
      await briefly(
        `CREATE TABLE ${name} (LIKE reading INCLUDING ALL)`,
        `ALTER TABLE reading ATTACH PARTITION ${name}
         FOR VALUES FROM ('${dateOf(day)}T00:00:00Z') TO ('${dateOf(day + 1)}T00:00:00Z')`,
      );
    } catch (error) {
      // Another node made it at the same moment.
      const isThere = error instanceof StatementRefused && /^(42P07|23505)$/.test(error.code);
      if (!isThere) throw error;
    }
  };

  const ensure = async (days: Iterable<number>) => {
    for (const day of days) {
      if (known.has(day)) continue;
      if (!(await exists(day))) await create(day);
      known.add(day);
    }
  };

  return {
    ensure,
    makeAhead(now) {
      const today = dayOf(now);
      return ensure(Array.from({ length: DAYS_AHEAD + 2 }, (_, index) => today - 1 + index));
    },
    async dropBefore(day) {
      const { rows } = await database.query<{ name: string }>(EXISTING);
      const old = rows.map(({ name }) => name).filter((name) => dayOfPartition(name) < day);
      for (const name of old) {
        known.delete(dayOfPartition(name));
        await briefly(`DROP TABLE IF EXISTS ${name}`);
      }
      return old;
    },
  };
}
