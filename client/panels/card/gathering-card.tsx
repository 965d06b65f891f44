import { toldCount } from '../../../shared/model/fewest-told.ts';
import type { Gate } from '../../../shared/model/gate.ts';
import type { Stream } from '../../../shared/model/stream.ts';
import { forecastCapacity } from '../../../shared/risk/crowd-forecast.ts';
import { isHeldTogether } from '../../../shared/risk/large-event.ts';
import { useText } from '../../i18n/use-text.ts';
import { registersLink } from '../../registers/section-address.ts';
import { crowdNow, ladderOf } from '../../situation/crowd.ts';
import { DoubtMark } from '../../situation/doubt-mark.tsx';
import { EventCrowdLine } from '../../situation/event-crowd-line.tsx';
import { usePictureStatus } from '../../situation/picture-status.ts';
import { PresentMark } from '../../situation/present-mark.tsx';
import { useEvent } from '../../situation/use-event.ts';
import { useNewest } from '../../situation/use-subject.ts';
import { serverNow, useSeconds } from '../../store/clock.ts';
import { useLive } from '../../store/live-store.ts';
import { Age } from '../../ui/age.tsx';
import { GatesBlock } from '../../ui/gates-block.tsx';
import { LevelMark } from '../../ui/level-mark.tsx';
import { Quantity } from '../../ui/quantity.tsx';
import { useQuestion } from '../../ui/use-question.ts';
import { Fact } from './fact.tsx';
import { LinkedAlarms } from './linked-alarms.tsx';
import { Trend } from './trend.tsx';
import { pointsOf } from './trend-points.ts';
import { useReadings } from './use-readings.ts';

/** A zone where people gather: counts and densities, the ladder, and how long until it is full. */
export function GatheringCard({ id }: { id: string }) {
  const text = useText();
  const registers = useLive((live) => live.registers);
  const gathering = registers?.gatheringById.get(id);
  const stream = registers?.streamById.get(gathering?.stream ?? '');
  const newest = useNewest(stream?.id);
  if (registers === null || gathering === undefined) return null;
  const crowd = crowdNow(gathering, newest.value);
  const ladder = ladderOf(registers.ruleById.get(stream?.rule ?? ''));
  return (
    <>
      <div className="jw-value" data-silent={newest.condition === 'unknown'}>
        <span className="jw-value-number">
          <Quantity value={crowd.count} unit="人" />
        </span>
        <span>
          <PresentMark condition={newest.condition} />
          <span className="jw-small jw-secondary jw-block">
            <Age at={newest.at} periodSeconds={stream?.periodSeconds} />{' '}
            <DoubtMark suspect={newest.suspect} />
          </span>
        </span>
      </div>
      <dl className="jw-facts">
        <Fact label={text('card.crowd.ratio')}>
          <Quantity value={crowd.ratio} unit="%" />
          <span className="jw-secondary jw-small">
            {' '}
            / <Quantity value={gathering.approvedCapacity} unit="人" />
          </span>
        </Fact>
        <Fact label={text('card.crowd.density')}>
          <Quantity value={crowd.density} unit="人/m²" decimals={2} />
        </Fact>
        <Fact label={text('card.crowd.service')}>{crowd.service}</Fact>
        <Fact label={text('card.crowd.permit')}>{text(`permit.${gathering.permitMode}`)}</Fact>
        {stream && (
          <Fact label={text('card.crowd.time-to-capacity')}>
            <TimeToCapacity key={stream.id} stream={stream} capacity={gathering.approvedCapacity} />
          </Fact>
        )}
      </dl>
      <LinkedAlarms
        matches={(alarm) =>
          (alarm.subjectKind === 'gathering' && alarm.subject === id) ||
          (alarm.event !== null && alarm.event === gathering.event)
        }
      />
      <section className="jw-linked">
        <h4>{text('card.crowd.ladder')}</h4>
        <ol className="jw-list jw-ladder">
          {ladder.map((step) => (
            <li key={step.level} data-now={step.level === newest.condition}>
              <LevelMark condition={step.level} word={false} />
              <span className="jw-number">
                ≥ <Quantity value={step.ratio} unit="%" />
                {step.density !== null && (
                  <>
                    {' / '}
                    <Quantity value={step.density} unit="人/m²" decimals={1} />
                  </>
                )}
              </span>
              <span className="jw-secondary">{text(`ladder.${step.level}`)}</span>
            </li>
          ))}
        </ol>
        <p className="jw-secondary jw-small">{text('card.crowd.default-ladder')}</p>
      </section>
      <GatesAndEvent id={id} event={gathering.event ?? null} count={toldCount(crowd.count ?? 0)} />
      {stream && <Trend key={stream.id} stream={stream} rule={undefined} />}
    </>
  );
}

function TimeToCapacity({ stream, capacity }: { stream: Stream; capacity: number }) {
  const text = useText();
  const status = usePictureStatus();
  useSeconds();
  const { value } = useReadings(stream.id, 1);
  if (value === null) return <span className="jw-secondary">–</span>;
  const forecast = forecastCapacity(pointsOf(value), capacity, stream.periodSeconds, serverNow());
  if (forecast.kind === 'unknown') return text('card.crowd.unknown');
  // Not full in time is good news, and old good news passes for safe.
  if (forecast.kind === 'not-soon') {
    return text(status === 'live' ? 'card.crowd.not-soon' : 'card.crowd.not-live');
  }
  if (forecast.kind === 'reached') return text('card.crowd.reached');
  const [earliest, likely] = [forecast.earliest, forecast.likely].map(Math.ceil);
  return forecast.latest === null
    ? text('card.crowd.interval.open', { likely: likely!, earliest: earliest! })
    : text('card.crowd.interval', {
        likely: likely!,
        earliest: earliest!,
        latest: Math.ceil(forecast.latest),
      });
}

/** How the zone empties with as many as are counted, and the event whose limits are in force. */
function GatesAndEvent({ id, event, count }: { id: string; event: string | null; count: number }) {
  const text = useText();
  const gates = useQuestion<{ gates: Gate[] }>(`/api/gatherings/${encodeURIComponent(id)}/gates`);
  const file = useEvent(event);
  return (
    <>
      {file.value !== null && (
        <p>
          {text('card.crowd.by-event', { name: file.value.name })}{' '}
          <a href={registersLink('events', file.value.id)}>{text('card.crowd.event')}</a>
        </p>
      )}
      {file.value !== null && isHeldTogether(file.value) && (
        <dl className="jw-facts">
          <Fact label={text('event.crowd')}>
            <EventCrowdLine event={file.value} />
          </Fact>
        </dl>
      )}
      {gates.value !== null && (
        <section className="jw-linked">
          <h4>{text('gates.title')}</h4>
          <GatesBlock gates={gates.value.gates} count={count} />
        </section>
      )}
    </>
  );
}
