import type { Dispatch } from '../../shared/model/dispatch.ts';
import type { DrillMove } from '../../shared/model/drill-move.ts';
import type { Incident } from '../../shared/model/incident.ts';
import type { JournalEntry } from '../../shared/model/journal.ts';
import { isTextKey, type Text } from '../i18n/use-text.ts';
import { levelWord } from './level-word.ts';
import { responseChange } from './log-words.ts';
import { moveWord } from './move-words.ts';
import type { Sentence } from './sentence.ts';

const wordOf = (text: Text, key: string): string => (isTextKey(key) ? text(key) : '');

/** What an entry of an incident tells was done with it. */
type Told = { incident?: Partial<Incident>; act?: string; responseBefore?: number };

/** What was done, in a word; of a response also to which level, and from a higher or a lower one. */
function doneWord({ incident, act, responseBefore: was }: Told, text: Text): string {
  if (act === 'note') return text('incident.line.note');
  const level = act === 'respond' ? incident?.response?.level : undefined;
  if (level === undefined) return wordOf(text, `incident.done.${act}`);
  const change = was === undefined ? 'incident.done.respond' : responseChange(level, was);
  return `${text(change)} · ${levelWord(text, level)}`;
}

/** What was done with an incident, how far a unit's task is, or a move in a drill. @param actor as people call who acted */
export function commandSentence(entry: JournalEntry, text: Text, actor: string): Sentence {
  const { incident, dispatch, move } = entry.data as Told & {
    dispatch?: Partial<Dispatch>;
    move?: Pick<DrillMove, 'kind' | 'name' | 'state'>;
  };
  const id = incident?.id ?? dispatch?.incident;
  const selection = id === undefined ? null : ({ kind: 'incident', id } as const);
  const unnamed = text('journal.unnamed');
  if (move) {
    const words = text('journal.drill.move-changed', {
      actor,
      name: move.name,
      state: moveWord(move, text),
    });
    return { words, level: null, selection: null };
  }
  if (dispatch) {
    const words = text('journal.dispatch.changed', {
      actor,
      name: dispatch.incidentTitle ?? unnamed,
      unit: dispatch.callSign ?? unnamed,
      state: dispatch.late
        ? text('dispatch.late')
        : wordOf(text, `dispatch.state.${dispatch.state}`),
    });
    return { words, level: dispatch.late ? 'orange' : null, selection };
  }
  const isDrilled = entry.kind === 'drill.incident-changed';
  const words = text(isDrilled ? 'journal.drill.incident-changed' : 'journal.incident.changed', {
    actor,
    name: incident?.title ?? unnamed,
    act: doneWord(entry.data as Told, text),
  });
  // Only a desk that takes part can open what belongs to a drill.
  return { words, level: null, selection: isDrilled ? null : selection };
}
