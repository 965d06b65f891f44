import type { LargeEvent } from '../../../shared/model/large-event.ts';
import { isHeldTogether } from '../../../shared/risk/large-event.ts';
import { useText } from '../../i18n/use-text.ts';
import { registersLink } from '../../registers/section-address.ts';
import { DoubtMark } from '../../situation/doubt-mark.tsx';
import { EventCrowdLine } from '../../situation/event-crowd-line.tsx';
import { useEventZones } from '../../situation/event-zones.ts';
import { useEvent } from '../../situation/use-event.ts';
import { useNewest } from '../../situation/use-subject.ts';
import { useLive } from '../../store/live-store.ts';
import { Age } from '../../ui/age.tsx';
import { Quantity } from '../../ui/quantity.tsx';
import { EventTrend } from './event-trend.tsx';
import { Fact } from './fact.tsx';
import { SubjectLink } from './subject-link.tsx';

/** A zone of the event and how many are in it; what is unknown or doubted is not in the sum either. */
function ZoneNow({ id }: { id: string }) {
  const text = useText();
  const zone = useLive((live) => live.registers?.gatheringById.get(id));
  const stream = useLive((live) => live.registers?.streamById.get(zone?.stream ?? ''));
  const newest = useNewest(stream?.id);
  return (
    <li data-zone={id}>
      <SubjectLink selection={{ kind: 'gathering', id }} />{' '}
      {newest.condition === 'unknown' ? (
        text('level.unknown')
      ) : (
        <Quantity value={newest.value} unit="人" />
      )}{' '}
      <span className="jw-small jw-secondary">
        <Age at={newest.at} periodSeconds={stream?.periodSeconds} />
      </span>{' '}
      <DoubtMark suspect={newest.suspect} />
    </li>
  );
}

function ZonesNow({ event }: { event: LargeEvent }) {
  const text = useText();
  const { own, outside } = useEventZones(event);
  return (
    <ul className="jw-list">
      {own.map(({ gathering }) => (
        <ZoneNow key={gathering} id={gathering} />
      ))}
      {outside > 0 && (
        <li className="jw-secondary">{text('event.zones-outside', { count: outside })}</li>
      )}
    </ul>
  );
}

/** What the alarm of an event adds up: its file, the number that was approved, and each zone as it is now. */
export function EventFacts({ id }: { id: string }) {
  const text = useText();
  const { value: event } = useEvent(id);
  const isRunning = event !== null && isHeldTogether(event);
  return (
    <>
      <dl className="jw-facts">
        <Fact label={text('card.alarm.event')}>
          <a className="jw-link" href={registersLink('events', id)}>
            {text('card.alarm.event-file')}
          </a>
        </Fact>
        {event !== null && (
          <>
            <Fact label={text(isRunning ? 'event.crowd' : 'card.alarm.approved')}>
              {isRunning ? (
                <EventCrowdLine event={event} />
              ) : (
                <Quantity value={event.expected} unit="人" />
              )}
            </Fact>
            <Fact label={text('card.alarm.zones')}>
              <ZonesNow event={event} />
            </Fact>
          </>
        )}
      </dl>
      {isRunning && <EventTrend key={event.id} event={event} />}
    </>
  );
}
