import pino from 'pino';
import { createWatches } from '../../server/by-the-clock/watches.ts';
import { type City, seedCity } from '../../server/database/seed/seed-city.ts';
import { createJournal } from '../../server/journal/announcer.ts';
import type { CommittedRange, Journal } from '../../server/journal/journal.ts';
import { createNewest, type Newest } from '../../server/telemetry/newest.ts';
import { createTelemetry, type Telemetry } from '../../server/telemetry/service.ts';
import type { JournalEntry } from '../../shared/model/journal.ts';
import { type DatabaseKind, openTestDatabase, type TestDatabase } from './database.ts';
import { smallCity } from './small-city.ts';
import { type TestClock, testClock } from './test-clock.ts';

export const silent = pino({ level: 'silent' });

/** One node over a database: what the server has, without HTTP. */
export type Node = {
  journal: Journal;
  newest: Newest;
  telemetry: Telemetry;
  ranges: CommittedRange[];
  stop(): Promise<void>;
};

/** A small city under watch, its database and a clock that stands still. */
export type WatchedCity = Node & {
  test: TestDatabase;
  clock: TestClock;
  /** Another node on the same database, or this one after a restart. */
  node(clock?: TestClock, processTime?: () => number): Promise<Node>;
  /** Whether its disk is nearly full. */
  disk: { isShort: boolean };
  /** The journal, whole. */
  entries(): Promise<JournalEntry[]>;
  close(): Promise<void>;
};

/** How slowly a machine works through a test is no pause of the server's. */
const neverPauses = () => 0;

/** A node of the server over a seeded database, started. */
export async function startNode(
  test: TestDatabase,
  clock: TestClock,
  processTime: () => number = neverPauses,
  isShort: () => Promise<boolean> = async () => false,
): Promise<Node> {
  const { database } = test;
  const journal = await createJournal({ database, clock, logger: silent });
  const newest = createNewest();
  const parts = { database, journal, clock, logger: silent, newest, processTime, isShort };
  const telemetry = createTelemetry(parts, createWatches);
  const ranges: CommittedRange[] = [];
  journal.subscribe((range) => void ranges.push(range));
  await telemetry.start({ looksByItself: false });
  return {
    journal,
    newest,
    telemetry,
    ranges,
    async stop() {
      await telemetry.stop();
      await journal.close();
    },
  };
}

/** Null where the kind of database asked for is not to be had on this machine. */
export async function openWatchedCity(
  kind?: DatabaseKind,
  city: City = smallCity(),
): Promise<WatchedCity | null> {
  const test = kind ? await openTestDatabase(kind) : await openTestDatabase();
  if (!test) return null;
  const clock = testClock();
  await seedCity({ database: test.database, clock, city });
  const nodes: Node[] = [];
  const disk = { isShort: false };
  const node = async (own: TestClock = clock, processTime?: () => number) => {
    const started = await startNode(test, own, processTime, async () => disk.isShort);
    nodes.push(started);
    return started;
  };
  const first = await node();
  return {
    ...first,
    test,
    clock,
    disk,
    node,
    async entries() {
      const { rows } = await test.database.query<JournalEntry>(
        'SELECT number, at, kind, actor, county, town, subject, data FROM journal ORDER BY number',
      );
      return rows;
    },
    async close() {
      for (const one of nodes) await one.stop();
      await test.close();
    },
  };
}
