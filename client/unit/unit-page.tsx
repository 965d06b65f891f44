import '../i18n/later-words.ts';
import { useEffect } from 'react';
import { useText } from '../i18n/use-text.ts';
import { keepPage } from '../live/keep-page.ts';
import { Age } from '../ui/age.tsx';
import { FrontPage } from '../ui/front-page.tsx';
import { LoadingState, OfflineState } from '../ui/states.tsx';
import { SyntheticBadge } from '../ui/synthetic-badge.tsx';
import { followUnit } from './follow-unit.ts';
import { OutboxList } from './outbox-list.tsx';
import { OwnTask } from './own-task.tsx';
import { PairUnit } from './pair-unit.tsx';
import { Sharing } from './sharing.tsx';
import { useUnit } from './unit-store.ts';
import './unit.css';

/** A unit's own page, for a phone: its task, its steps, its notes; it works on through a lost connection. */
export function UnitPage() {
  const text = useText();
  const line = useUnit((unit) => unit.line);
  const task = useUnit((unit) => unit.task);
  useEffect(followUnit, []);
  useEffect(() => {
    document.title = `${text('unit-page.title')} · ${text('app.name')}`;
  }, [text]);
  useEffect(() => {
    if (line === 'there') void keepPage();
  }, [line]);
  if (line === 'unpaired') return <PairUnit />;
  if (task === null) {
    return (
      <FrontPage title={text('unit-page.title')}>
        {line === 'lost' ? <OfflineState /> : <LoadingState />}
      </FrontPage>
    );
  }
  return (
    <FrontPage title={task.unit.callSign} lead={text(`unit.${task.unit.type}`)}>
      <LineState at={Date.parse(task.at)} isThere={line === 'there'} />
      {task.unit.synthetic && (
        <p>
          <SyntheticBadge />
        </p>
      )}
      <OwnTask key={task.task?.dispatch.id} />
      <OutboxList />
      <Sharing />
    </FrontPage>
  );
}

/** Whether what is shown is now, or since when it is not. */
function LineState({ at, isThere }: { at: number; isThere: boolean }) {
  const text = useText();
  const waiting = useUnit(({ outbox }) => outbox.waiting.length);
  return (
    <p className="jw-unit-line" data-line={isThere ? 'there' : 'lost'} role="status">
      {text(isThere ? 'unit-page.there' : 'unit-page.lost')} <Age at={at} />
      {waiting > 0 && <b>{text('unit-page.waiting', { count: waiting })}</b>}
    </p>
  );
}
