import type { JournalEntry } from '../../../shared/model/journal.ts';

export const TIMELINE_LISTS = ['city', 'acts', 'all'] as const;
export type TimelineList = (typeof TIMELINE_LISTS)[number];

const isOfCity = ({ kind }: JournalEntry): boolean =>
  kind === 'conditions.changed' ||
  kind === 'feed.silent' ||
  kind === 'feed.recovered' ||
  kind === 'scenario.started' ||
  kind.startsWith('warning.') ||
  (kind.startsWith('alarm.') && kind !== 'alarm.acknowledged');

/** A warning that touches many towns has an entry in each; who sees several of them reads one line. */
const isTwin = (entry: JournalEntry, before: JournalEntry | undefined): boolean =>
  before !== undefined &&
  entry.kind.startsWith('warning.') &&
  entry.kind === before.kind &&
  entry.subject === before.subject &&
  entry.at === before.at;

/** The lines of one list, newest first. */
export const entriesOf = (
  journal: readonly JournalEntry[],
  list: TimelineList,
): readonly JournalEntry[] =>
  journal
    .filter((entry, at) => !isTwin(entry, journal[at - 1]))
    .filter((entry) => list === 'all' || (list === 'city') === isOfCity(entry))
    .slice()
    .reverse();
