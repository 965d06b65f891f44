import { statfs } from 'node:fs/promises';
import type { Database } from '../database/database.ts';
import { DatabaseFull } from '../database/errors.ts';
import type { Telemetry } from './service.ts';

/**
 * So much is left to what people do when the disk is nearly full (FAULTS.md F6): readings stop first. More than the next file
 * of PostgreSQL's log (16 MiB) and some ten thousand acts of a few kilobytes [D].
 */
export const RESERVE_BYTES = 48 * 1_048_576;
/** A full second of the fastest feeds is a few megabytes. */
const LOOK_EVERY_MS = 1_000;

/** Bytes that may still be written where a folder lies; without end where that cannot be told: the write itself will tell. */
export const freeBytesOf = async (folder: string): Promise<number> => {
  const told = await statfs(folder).catch(() => null);
  return told === null ? Number.POSITIVE_INFINITY : told.bavail * told.bsize;
};

/** Whether readings are refused to keep what is left for people. */
export type IsShort = () => Promise<boolean>;

/** Whether only the reserve is left; looked at once a second, when somebody asks. */
export function createReserve(freeBytes: () => Promise<number>, monotonic: () => number): IsShort {
  let lookedAt = Number.NEGATIVE_INFINITY;
  let isShort = false;
  return async () => {
    if (monotonic() - lookedAt < LOOK_EVERY_MS) return isShort;
    lookedAt = monotonic();
    isShort = (await freeBytes()) < RESERVE_BYTES;
    return isShort;
  };
}

/** The same door, which takes no readings while only the reserve is left. @throws DatabaseFull */
export const withReserve = (door: Telemetry, isShort: IsShort): Telemetry => ({
  ...door,
  async accept(feed, items) {
    if (await isShort()) throw new DatabaseFull('what is left is kept for what people do');
    return door.accept(feed, items);
  },
});

/** The same database, which is not well while it takes no readings: every screen and `/healthz` say so. */
export const unwellWhenShort = (database: Database, isShort: IsShort): Database => ({
  ...database,
  health: async () => ((await isShort()) ? 'degraded' : database.health()),
});
