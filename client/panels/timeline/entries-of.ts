import type { ConditionsChanged, JournalEntry } from '../../../shared/model/journal.ts';
import { isTwin } from '../../situation/twin-entries.ts';

export const TIMELINE_LISTS = ['city', 'acts', 'all'] as const;
export type TimelineList = (typeof TIMELINE_LISTS)[number];

const isOfCity = ({ kind }: JournalEntry): boolean =>
  kind === 'conditions.changed' ||
  kind === 'feed.silent' ||
  kind === 'feed.recovered' ||
  kind === 'scenario.started' ||
  kind.startsWith('warning.') ||
  (kind.startsWith('alarm.') && kind !== 'alarm.acknowledged');

/** From so many towns on, what changed in one moment is one line: an interruption of our own changes every town at once [D]. */
const MOST_TOWNS_APART = 3;

const isSameMoment = (one: JournalEntry, other: JournalEntry | undefined): boolean =>
  other !== undefined &&
  one.kind === 'conditions.changed' &&
  other.kind === 'conditions.changed' &&
  one.at === other.at;

/** Changed conditions of many towns as one entry, which says of how many. */
function merged(entries: readonly JournalEntry[]): JournalEntry {
  const told = entries.map(({ data }) => data as Partial<ConditionsChanged>);
  const data = {
    towns: new Set(entries.map(({ town }) => town)).size,
    streams: told.flatMap(({ streams }) => streams ?? []),
    grids: told.flatMap(({ grids }) => grids ?? []),
  };
  return { ...entries[0]!, town: null, data };
}

/** Folds what changed in many towns in one moment: else a leak's alarms are pushed out of sight by it. */
function folded(entries: readonly JournalEntry[]): JournalEntry[] {
  const lines: JournalEntry[] = [];
  for (let from = 0, to = 0; from < entries.length; from = to) {
    to = from + 1;
    while (isSameMoment(entries[from]!, entries[to])) to += 1;
    const run = entries.slice(from, to);
    lines.push(...(run.length > MOST_TOWNS_APART ? [merged(run)] : run));
  }
  return lines;
}

/** The lines of one list, newest first. */
export const entriesOf = (
  journal: readonly JournalEntry[],
  list: TimelineList,
): readonly JournalEntry[] =>
  folded(
    journal
      .filter((entry, at) => !isTwin(entry, journal[at - 1]))
      .filter((entry) => list === 'all' || (list === 'city') === isOfCity(entry)),
  ).reverse();
