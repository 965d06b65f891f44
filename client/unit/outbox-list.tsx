import { refusalText } from '../i18n/refusal-text.ts';
import { type Text, useText } from '../i18n/use-text.ts';
import { TimeText } from '../ui/time-text.tsx';
import type { QueuedAct } from './outbox.ts';
import { dismiss } from './press.ts';
import { QueuedPhotoView } from './queued-photo.tsx';
import { useUnit } from './unit-store.ts';

function nameOf(act: QueuedAct, text: Text): string {
  if (act.kind === 'photo') return text('incident.line.photo');
  return act.kind === 'note' ? act.body.text : text(`dispatch.state.${act.body.state}`);
}

/** What was pressed and is not sent yet, and what was refused: nothing is lost without a word. */
export function OutboxList() {
  const text = useText();
  const { waiting, returned } = useUnit((unit) => unit.outbox);
  if (waiting.length + returned.length === 0) return null;
  return (
    <ul className="jw-unit-outbox" data-testid="outbox">
      {returned.map(({ act, refusal }) => (
        <li key={act.key} data-kind="returned" role="alert">
          <b>{nameOf(act, text)}</b> <TimeText at={act.body.happenedAt} />
          <span className="jw-late">{text('unit-page.returned')}</span>
          <span>{refusalText(text, refusal)}</span>
          <button type="button" className="jw-button" onClick={() => dismiss(act.key)}>
            {text('unit-page.dismiss')}
          </button>
        </li>
      ))}
      {waiting.map((act) => (
        <li key={act.key} data-kind="waiting">
          {act.kind === 'photo' && <QueuedPhotoView of={act.key} />}
          <b>{nameOf(act, text)}</b> <TimeText at={act.body.happenedAt} />
          <span className="jw-secondary">{text('unit-page.queued')}</span>
        </li>
      ))}
    </ul>
  );
}
