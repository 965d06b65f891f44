import type { ConditionsChanged, JournalEntry } from '../../shared/model/journal.ts';
import { CONDITION_CODE, CONDITIONS, type Condition, isLevel } from '../../shared/model/level.ts';
import type { Text } from '../i18n/use-text.ts';
import type { Names, Sentence } from './sentence.ts';
import { worst } from './severity.ts';

/** The worst of them; one that this page does not know counts as none. */
const worstOf = (conditions: readonly string[]): Condition =>
  CONDITIONS[worst(conditions.map((condition) => CONDITION_CODE[condition as Condition] ?? 0))]!;

/** The town of changed conditions, or of how many they are told in one line. */
function townsOf({ town, data }: JournalEntry, text: Text, names: Names): string {
  if (typeof data.towns === 'number') return text('journal.towns', { count: data.towns });
  return town === null ? text('bar.scope.city') : names.area(town);
}

/** One station by its name, several by their number; of what has not changed nothing is said. */
function changedWords(
  streams: ConditionsChanged['streams'],
  grids: number,
  text: Text,
  names: Names,
) {
  const alone = streams.length === 1 ? names.streamNumbered(streams[0]![0]) : null;
  const stations = alone ?? text('journal.conditions.streams', { count: streams.length });
  return [
    ...(streams.length > 0 ? [stations] : []),
    ...(grids > 0 ? [text('journal.conditions.grids', { count: grids })] : []),
  ].join(text('list.and'));
}

/** Which conditions changed in a town, and the worst they changed to. */
export function conditionsSentence(entry: JournalEntry, text: Text, names: Names): Sentence {
  const { streams = [], grids = [] } = entry.data as Partial<ConditionsChanged>;
  const found = worstOf([...streams, ...grids].map((change) => change[2]));
  const parameters = {
    town: townsOf(entry, text, names),
    what: changedWords(streams, grids.length, text, names),
    level: text(`level.${found}`),
  };
  const firstGrid = grids[0]?.[0];
  return {
    words: text(
      found === 'none' ? 'journal.conditions.eased' : 'journal.conditions.changed',
      parameters,
    ),
    level: isLevel(found) ? found : null,
    selection: firstGrid === undefined ? null : { kind: 'grid', id: firstGrid },
  };
}
