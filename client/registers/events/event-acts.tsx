import { useState } from 'react';
import type { EventAct, LargeEvent } from '../../../shared/model/large-event.ts';
import { eventActs, permitAuthority } from '../../../shared/risk/large-event.ts';
import { actOnEvent } from '../../commands/manage-events.ts';
import { useText } from '../../i18n/use-text.ts';
import { ActButton } from '../../ui/act-button.tsx';
import type { Done } from '../../ui/done.ts';
import { WordsField } from '../../ui/words-field.tsx';

/** What the state allows to be done; what is refused says why beside its button. */
export function EventActs({ event, done }: { event: LargeEvent; done: Done<[LargeEvent]> }) {
  const text = useText();
  const [notice, setNotice] = useState('');
  const acts = eventActs(event);
  if (acts.length === 0) return null;
  const isConfirmed = permitAuthority(event) === 'none';
  const wordOf = (act: EventAct) =>
    text(act === 'approve' && isConfirmed ? 'event.act.confirm' : `event.act.${act}`);
  const needsNotice = acts.includes('refuse') || acts.includes('cancel');
  return (
    <div className="jw-file-acts">
      {acts.map((act) => (
        <ActButton
          key={act}
          word={wordOf(act)}
          {...((act === 'refuse' || act === 'cancel') && { sure: text(`event.${act}.sure`) })}
          act={() =>
            actOnEvent(event.id, { basedOn: event.version, act, notice: notice.trim() || null })
          }
          done={done}
        />
      ))}
      {needsNotice && (
        <WordsField label={text('event.notice')} longest={500} words={notice} change={setNotice} />
      )}
    </div>
  );
}
