import type { JournalEntry } from '../../../shared/model/journal.ts';

export const TIMELINE_LISTS = ['city', 'acts', 'all'] as const;
export type TimelineList = (typeof TIMELINE_LISTS)[number];

const isOfCity = ({ kind }: JournalEntry): boolean =>
  kind === 'conditions.changed' ||
  kind === 'feed.silent' ||
  kind === 'feed.recovered' ||
  kind === 'scenario.started' ||
  (kind.startsWith('alarm.') && kind !== 'alarm.acknowledged');

/** The lines of one list, newest first. */
export const entriesOf = (
  journal: readonly JournalEntry[],
  list: TimelineList,
): readonly JournalEntry[] =>
  journal
    .filter((entry) => list === 'all' || (list === 'city') === isOfCity(entry))
    .slice()
    .reverse();
