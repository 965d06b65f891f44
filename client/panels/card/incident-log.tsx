import { useState } from 'react';
import type { IncidentFile } from '../../../shared/wire/incident-file.ts';
import { addNote } from '../../commands/manage-incidents.ts';
import { createNoteTimes } from '../../commands/note-times.ts';
import { refusalText } from '../../i18n/refusal-text.ts';
import { useNameOf } from '../../i18n/use-name.ts';
import { useText } from '../../i18n/use-text.ts';
import { logText, logWords } from '../../situation/log-words.ts';
import { actorName } from '../../situation/sentence.ts';
import { useNames } from '../../situation/use-names.ts';
import { CreateForm } from '../../ui/create-form.tsx';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import type { Question } from '../../ui/use-question.ts';

type Props = {
  file: Question<IncidentFile>;
  mayAct: boolean;
  setTyping: (typing: boolean) => void;
};

/** The log, newest first: when it happened and, where that differs, when it was written down. */
export function IncidentLog({ file: { value, refusal, again }, mayAct, setTyping }: Props) {
  const text = useText();
  const names = useNames();
  const nameOf = useNameOf();
  const [timeOf] = useState(createNoteTimes);
  if (value === null) {
    if (refusal !== null) return <ErrorState reason={refusalText(text, refusal)} retry={again} />;
    return <LoadingState />;
  }
  const { incident, lines } = value;
  return (
    <section data-testid="incident-log">
      <h4 className="jw-small jw-secondary">{text('incident.log')}</h4>
      {mayAct && (
        <CreateForm
          word={text('incident.note')}
          name="note"
          queued
          create={(form, key) => {
            const words = String(form.get('text')).trim();
            return addNote(incident.id, { text: words, happenedAt: timeOf(key) }, key);
          }}
          done={again}
        >
          <label className="jw-grow">
            {text('incident.text')}
            <input
              className="jw-input"
              name="text"
              required
              maxLength={1_000}
              onChange={({ target }) => setTyping(target.value !== '')}
              onBlur={() => setTyping(false)}
            />
          </label>
        </CreateForm>
      )}
      <ol className="jw-list jw-small">
        {[...lines].reverse().map((line) => (
          <li key={line.number}>
            <TimeText at={line.happenedAt} /> <b>{logWords(line, text, lines)}</b>{' '}
            {logText(line, text, nameOf)}{' '}
            <span className="jw-secondary">
              {actorName(line.by, text, names)}
              {line.enteredAt !== line.happenedAt && (
                <>
                  {' · '}
                  {text('incident.entered')} <TimeText at={line.enteredAt} />
                </>
              )}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
