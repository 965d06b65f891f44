import type { Dispatch } from '../../shared/model/dispatch.ts';
import type { Incident } from '../../shared/model/incident.ts';
import type { JournalEntry } from '../../shared/model/journal.ts';
import { isTextKey, type Text } from '../i18n/use-text.ts';
import type { Sentence } from './sentence.ts';

const wordOf = (text: Text, key: string): string => (isTextKey(key) ? text(key) : '');

/** What was done with an incident, or how far a unit's task is. @param actor as people call who acted */
export function commandSentence(entry: JournalEntry, text: Text, actor: string): Sentence {
  const { incident, dispatch, act } = entry.data as {
    incident?: Partial<Incident>;
    dispatch?: Partial<Dispatch>;
    act?: string;
  };
  const id = incident?.id ?? dispatch?.incident;
  const selection = id === undefined ? null : ({ kind: 'incident', id } as const);
  const unnamed = text('journal.unnamed');
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
    act: wordOf(text, act === 'note' ? 'incident.line.note' : `incident.act.${act}`),
  });
  // Only a desk that takes part can open what belongs to a drill.
  return { words, level: null, selection: isDrilled ? null : selection };
}
