import type { JournalEntry } from '../../shared/model/journal.ts';

/**
 * What concerns many towns or counties has an entry in each, as a warning or a unit that is sent elsewhere: who sees several of
 * them is told once.
 * @param before the entry just before it in the journal
 */
export const isTwin = (entry: JournalEntry, before: JournalEntry | undefined): boolean =>
  before !== undefined &&
  entry.subject !== null &&
  entry.kind === before.kind &&
  entry.subject === before.subject &&
  entry.at === before.at &&
  JSON.stringify(entry.data) === JSON.stringify(before.data);
