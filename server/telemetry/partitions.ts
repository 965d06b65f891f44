import type { Database } from '../database/database.ts';
import { StatementRefused } from '../database/errors.ts';

const MS_PER_DAY = 86_400_000;
/** Partitions are made this many days ahead, so that midnight costs nobody a table. */
const DAYS_AHEAD = 2;

/** Days are counted from 1970-01-01 in UTC. */
export const dayOf = (at: number): number => Math.floor(at / MS_PER_DAY);

const dateOf = (day: number): string => new Date(day * MS_PER_DAY).toISOString().slice(0, 10);

/** `reading_20261122` holds the readings of 2026-11-22 UTC. */
export const partitionName = (day: number): string => `reading_${dateOf(day).replaceAll('-', '')}`;

const dayOfPartition = (name: string): number =>
  dayOf(Date.parse(name.replace(/^reading_(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3T00:00:00Z')));

export type Partitions = {
  /** Makes the partitions of these days unless they are there. Never within a transaction. */
  ensure(days: Iterable<number>): Promise<void>;
  /** Makes those of the coming days. */
  makeAhead(now: number): Promise<void>;
  /** Drops whole days before `day`; the names of what went. */
  dropBefore(day: number): Promise<string[]>;
};

const EXISTING = `
  SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
  WHERE i.inhparent = 'reading'::regclass ORDER BY c.relname`;

/** The daily partitions of `reading`. */
export function createPartitions(database: Database): Partitions {
  const known = new Set<number>();

  const create = async (day: number) => {
    try {
      await database.query(
        `CREATE TABLE IF NOT EXISTS ${partitionName(day)} PARTITION OF reading
         FOR VALUES FROM ('${dateOf(day)}T00:00:00Z') TO ('${dateOf(day + 1)}T00:00:00Z')`,
      );
    } catch (error) {
      // Another node made it at the same moment: IF NOT EXISTS does not cover that.
      const isThere = error instanceof StatementRefused && /^(42P07|23505)$/.test(error.code);
      if (!isThere) throw error;
    }
    known.add(day);
  };

  const ensure = async (days: Iterable<number>) => {
    for (const day of days) if (!known.has(day)) await create(day);
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
        await database.query(`DROP TABLE IF EXISTS ${name}`);
      }
      return old;
    },
  };
}
