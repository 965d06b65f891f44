import type { Logger } from 'pino';
import type { WatchOfRules } from '../assessment/watch-rules.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import type { Journal } from '../journal/journal.ts';
import type { Catalogue } from './catalogue.ts';
import type { Newest } from './newest.ts';
import type { IsShort } from './reserve.ts';
import type { States } from './states.ts';

/** What the door for readings gives to whoever watches the clock beside it. */
export type WatchesParts = {
  database: Database;
  journal: Journal;
  clock: Clock;
  logger: Logger;
  newest: Newest;
  states: States;
  catalogue: () => Catalogue;
  processTime?: () => number;
  isShort?: IsShort;
  /** Runs a work while no batch commits. */
  alone: (work: () => Promise<void>) => Promise<void>;
  /** Reads the catalogue and what depends on it, `learn` last. */
  readRegisters: () => Promise<void>;
};

/**
 * What time and the journal bring without a reading: silence, rules that come into force, deadlines that pass. It is made of
 * many features (server/by-the-clock), of which the door knows nothing.
 */
export type Watches = {
  watchRules: Pick<WatchOfRules, 'standing' | 'partsAt'>;
  /** Learns what comes next of rules, events, plans and watch rules. */
  learn(): Promise<void>;
  /** Not to be run while a batch commits. */
  evaluate(): Promise<void>;
  /** When all was last looked at that a picture promises, by the monotonic clock; -Infinity before the first time. */
  evaluatedAt(): number;
  /** Looks for places with more people than is usual. Resolves with how many were proposed. */
  lookForGatherings(): Promise<number>;
  stop(): void;
};

export type MakeWatches = (parts: WatchesParts) => Watches;
