import { useState } from 'react';
import type { LargeEvent } from '../../../shared/model/large-event.ts';
import { permitAuthority } from '../../../shared/risk/large-event.ts';
import { MINUTE_MS } from '../../../shared/time/units.ts';
import { draftEvent } from '../../commands/manage-events.ts';
import { useText } from '../../i18n/use-text.ts';
import { serverNow } from '../../store/clock.ts';
import { useLive } from '../../store/live-store.ts';
import { Quantity } from '../../ui/quantity.tsx';
import { Section } from '../../ui/section.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { keptFrom } from '../../ui/use-kept-draft.ts';
import { useQuestion } from '../../ui/use-question.ts';
import { withNewer } from '../../ui/with-newer.ts';
import { chooseItem, useItem } from '../section-address.ts';
import { emptyDraft } from './event-draft.ts';
import { EventFile } from './event-file.tsx';
import { EventForm, NEW_EVENT } from './event-form.tsx';
import { EventState } from './event-state.tsx';
import '../file.css';
import { useNameOf } from '../../i18n/use-name.ts';
import { RegisterExport } from '../register-export.tsx';

/** Large events: what is planned, permitted and under way, and each file. */
export function EventsSection() {
  const text = useText();
  const events = useQuestion<{ events: LargeEvent[] }>('/api/events', MINUTE_MS);
  const mayAct = useLive((live) => live.me?.role !== 'analyst');
  const opened = useItem();
  // A link to a file opens the file, whatever was begun beside it.
  const [creating, setCreating] = useState(
    () => opened === null && keptFrom(NEW_EVENT) !== undefined,
  );
  const open = (id: string | null) => {
    chooseItem(id);
    setCreating(false);
  };
  const changed = (next: LargeEvent) =>
    events.took(({ events: known }) => ({ events: withNewer(known, next) }));
  const event = events.value?.events.find(({ id }) => id === opened);
  if (creating) {
    return (
      <EventForm
        about={NEW_EVENT}
        from={{ draft: emptyDraft(serverNow()), version: 0 }}
        save={(draft, _basedOn, key) => draftEvent(draft, key)}
        done={async ({ id }) => {
          await events.again();
          open(id);
        }}
        cancel={() => setCreating(false)}
      />
    );
  }
  if (event) {
    return <EventFile key={event.id} event={event} changed={changed} close={() => open(null)} />;
  }
  return (
    <section className="jw-admin-section">
      <div className="jw-row">
        <p className="jw-secondary jw-grow">{text('event.lead')}</p>
        <RegisterExport table="events" answer={events.value} />
        {mayAct && (
          <button type="button" className="jw-button" data-strong onClick={() => setCreating(true)}>
            {text('event.new')}
          </button>
        )}
      </div>
      <Section
        question={{ ...events, value: events.value?.events ?? null }}
        empty={{ title: text('event.empty'), hint: text('event.empty.hint') }}
      >
        {(rows) => <EventsTable rows={rows} open={open} />}
      </Section>
    </section>
  );
}

const byBeginning = (a: LargeEvent, b: LargeEvent) =>
  Date.parse(a.beginsAt) - Date.parse(b.beginsAt);

function EventsTable({ rows, open }: { rows: readonly LargeEvent[]; open: (id: string) => void }) {
  const text = useText();
  const nameOf = useNameOf();
  return (
    <table className="jw-table" data-testid="events">
      <thead>
        <tr>
          <th>{text('event.name')}</th>
          <th>{text('event.when')}</th>
          <th>{text('event.expected')}</th>
          <th>{text('event.authority')}</th>
          <th>{text('event.state')}</th>
          <th>{text('admin.actions')}</th>
        </tr>
      </thead>
      <tbody>
        {[...rows].sort(byBeginning).map((event) => (
          <tr key={event.id}>
            <td>
              {nameOf(event.name)}
              <span className="jw-secondary jw-small jw-block">{nameOf(event.hostUnit)}</span>
            </td>
            <td>
              <TimeText at={event.beginsAt} />
            </td>
            <td>
              <Quantity value={event.expected} unit="人" />
            </td>
            <td>{text(`event.authority.${permitAuthority(event)}`)}</td>
            <td>
              <EventState event={event} />
            </td>
            <td>
              <button type="button" className="jw-button" onClick={() => open(event.id)}>
                {text('event.open')}
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
