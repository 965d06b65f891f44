import type { JournalEntry } from '../../shared/model/journal.ts';
import type { Queryable } from '../database/database.ts';

/** An entry before it has a number. */
export type NewEntry = Omit<JournalEntry, 'number' | 'at'>;

/** Consecutive entries that were committed, in order. `to` is `from + entries.length - 1`. */
export type CommittedRange = { from: number; to: number; entries: JournalEntry[] };

/**
 * The first lane. `append` is the LAST statement of a transaction: it takes the journal's lock, which
 * makes numbers gapless and in commit order. After the commit the caller calls `announce`; listeners
 * then hear every entry once, in order, whichever node wrote it.
 */
export type Journal = {
  append(transaction: Queryable, entries: readonly NewEntry[]): Promise<void>;
  announce(): void;
  subscribe(listener: (range: CommittedRange) => void): () => void;
  /** The last number announced here. */
  head(): number;
  close(): Promise<void>;
};
