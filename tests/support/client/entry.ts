import type { JournalEntry } from '../../../shared/model/journal.ts';

/** A line of the journal; say only what matters to the test. */
export const entry = (change: Partial<JournalEntry> = {}): JournalEntry => ({
  number: 1,
  at: '2026-11-22T06:00:00.000Z',
  kind: 'platform.started',
  actor: 'system',
  county: null,
  town: null,
  subject: null,
  data: {},
  ...change,
});
