import { useState } from 'react';
import { type LargeEvent, PLAN_PARTS } from '../../../shared/model/large-event.ts';
import { commandsAll } from '../../../shared/risk/command-area.ts';
import {
  eventCapacity,
  isHeldTogether,
  missingParts,
  permitAuthority,
} from '../../../shared/risk/large-event.ts';
import { changeEvent } from '../../commands/manage-events.ts';
import { useNameOf } from '../../i18n/use-name.ts';
import { useText } from '../../i18n/use-text.ts';
import { EventTrend } from '../../panels/card/event-trend.tsx';
import { Actor } from '../../situation/actor.tsx';
import { EventCrowdLine } from '../../situation/event-crowd-line.tsx';
import { useEventZones } from '../../situation/event-zones.ts';
import { useLive } from '../../store/live-store.ts';
import type { Done } from '../../ui/done.ts';
import { Quantity } from '../../ui/quantity.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { keptFrom } from '../../ui/use-kept-draft.ts';
import { EventActs } from './event-acts.tsx';
import { EventClocks } from './event-clocks.tsx';
import { draftOf } from './event-draft.ts';
import { aboutEvent, EventForm } from './event-form.tsx';
import { EventState } from './event-state.tsx';
import { ZoneEgress } from './zone-egress.tsx';
import { ZoneOverlaps } from './zone-overlaps.tsx';

/** One event: its numbers and clocks, its plan, how its places empty, and what can be done now. */
export function EventFile({
  event,
  changed,
  close,
}: {
  event: LargeEvent;
  changed: Done<[LargeEvent]>;
  close: () => void;
}) {
  const text = useText();
  const nameOf = useNameOf();
  const about = aboutEvent(event.id);
  const [editing, setEditing] = useState(() => keptFrom(about) !== undefined);
  const isDesk = useLive((live) => live.me?.role !== 'analyst');
  const { own, outside } = useEventZones(event);
  const mayAct = useLive(({ me }) => isDesk && me !== null && commandsAll(me.scope, event));
  if (editing) {
    return (
      <EventForm
        about={about}
        from={{ draft: draftOf(event), version: event.version }}
        save={(draft, basedOn) => changeEvent(event.id, basedOn, draft)}
        done={(next) => {
          setEditing(false);
          changed(next);
        }}
        cancel={() => setEditing(false)}
      />
    );
  }
  return (
    <article className="jw-file" data-testid="event-file">
      <header className="jw-row">
        <h2 className="jw-grow">{nameOf(event.name)}</h2>
        <EventState event={event} />
        {mayAct && ['drafted', 'applied', 'accepted', 'approved'].includes(event.state) && (
          <button type="button" className="jw-button" onClick={() => setEditing(true)}>
            {text('event.edit')}
          </button>
        )}
        <button type="button" className="jw-button" onClick={close}>
          {text('event.back')}
        </button>
      </header>
      {mayAct && <EventActs event={event} done={changed} />}
      {isDesk && !mayAct && <p className="jw-secondary">{text('error.event-reaches-further')}</p>}
      {isHeldTogether(event) && (
        <section>
          <h3>{text('event.crowd')}</h3>
          <p>
            <EventCrowdLine event={event} />
          </p>
          <EventTrend key={event.id} event={event} />
        </section>
      )}
      <ZoneOverlaps zones={event.zones} />
      <div className="jw-file-columns">
        <Facts event={event} />
        <PlanList event={event} />
      </div>
      <section>
        <h3>{text('event.egress')}</h3>
        <div className="jw-file-columns">
          {own.map((zone) => (
            <ZoneEgress key={zone.gathering} zone={zone} />
          ))}
        </div>
        {outside > 0 && (
          <p className="jw-secondary">{text('event.zones-outside', { count: outside })}</p>
        )}
      </section>
      <p className="jw-secondary jw-small">{text('event.law')}</p>
    </article>
  );
}

function Facts({ event }: { event: LargeEvent }) {
  const text = useText();
  const nameOf = useNameOf();
  return (
    <dl className="jw-facts">
      <dt>{text('event.form')}</dt>
      <dd>{text(`event.form.${event.form}`)}</dd>
      <dt>{text('event.host-unit')}</dt>
      <dd>{nameOf(event.hostUnit)}</dd>
      <dt>{text('event.mode')}</dt>
      <dd>{text(`event.mode.${event.mode}`)}</dd>
      <dt>{text('event.authority')}</dt>
      <dd>{text(`event.authority.${permitAuthority(event)}`)}</dd>
      <dt>{text('event.when')}</dt>
      <dd>
        <TimeText at={event.beginsAt} /> – <TimeText at={event.endsAt} />
      </dd>
      <dt>{text('event.expected')}</dt>
      <dd>
        <Quantity value={event.expected} unit="人" /> /{' '}
        <Quantity value={eventCapacity(event)} unit="人" />
      </dd>
      <dt>{text('event.session')}</dt>
      <dd>
        <Quantity value={event.expectedPerSession} unit="人" />
      </dd>
      <dt>{text('event.staff')}</dt>
      <dd>
        <Quantity value={event.staffCount} unit="人" />
      </dd>
      <EventClocks event={event} />
      {event.decidedBy !== null && (
        <>
          <dt>{text('event.decided-by')}</dt>
          <dd>
            <Actor id={event.decidedBy} /> · <TimeText at={event.decidedAt} />
          </dd>
        </>
      )}
      {event.notice !== null && (
        <>
          <dt>{text('event.notice')}</dt>
          <dd>{event.notice}</dd>
        </>
      )}
    </dl>
  );
}

function PlanList({ event }: { event: LargeEvent }) {
  const text = useText();
  const missing = missingParts(event).length;
  return (
    <section>
      <h3>
        {text('event.plan')}{' '}
        {missing > 0 && <b className="jw-late">{text('event.plan.left', { count: missing })}</b>}
      </h3>
      <ol className="jw-file-list">
        {PLAN_PARTS.map((part) => (
          <li key={part}>
            <b>{text(`event.plan.${part}`)}</b>
            <span className="jw-secondary">{event.plan[part] ?? text('event.plan.missing')}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
