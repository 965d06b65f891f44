import { useMemo } from 'react';
import type { Alarm } from '../../../shared/model/alarm.ts';
import { OWN_SOURCE } from '../../../shared/model/threshold.ts';
import { groupAlarms } from '../../../shared/risk/alarm-groups.ts';
import { alarmPriority } from '../../../shared/risk/alarm-priority.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { placeOfTown } from '../../situation/place-names.ts';
import { actorName } from '../../situation/sentence.ts';
import { useAlarmFacts } from '../../situation/use-alarm-facts.ts';
import { useEvent } from '../../situation/use-event.ts';
import { useNames } from '../../situation/use-names.ts';
import { useLive } from '../../store/live-store.ts';
import { formatNumber } from '../../ui/format-number.ts';
import { TimeText } from '../../ui/time-text.tsx';
import { useThreshold } from '../../ui/use-threshold.ts';
import { Fact } from './fact.tsx';
import { OverIncidents } from './over-incidents.tsx';
import { SubjectLink } from './subject-link.tsx';

/** How soon somebody must act, and which desk: the department that sends it, and the town it lies in. */
function Duty({ alarm }: { alarm: Alarm }) {
  const text = useText();
  const language = useLanguage();
  const registers = useLive((live) => live.registers);
  const feed = useLive((live) => live.feeds.find(({ id }) => id === alarm.feed));
  const stream = registers?.streamById.get(alarm.stream ?? '');
  const department = registers?.departments.find(({ id }) => id === feed?.department);
  // A watch rule speaks of counties too: their code is its place.
  const area = registers?.areaByCode.get(alarm.watch?.split('@')[1] ?? '')?.name;
  // An event over several towns is its county's, where it has one.
  const { value: event } = useEvent(alarm.town === null ? alarm.event : null);
  const county = registers?.areaByCode.get(event?.county ?? '')?.name;
  const where = placeOfTown({ registers, coverage: null }, alarm.town) || (area ?? county ?? '');
  const who = department && (language === 'zh' ? department.name : department.nameEnglish);
  const desk = [who, where === '' ? text('bar.scope.city') : where].filter(Boolean).join(' · ');
  const priority = alarmPriority(alarm.level, alarm.cause, stream?.metric ?? null);
  return (
    <>
      <Fact label={text('card.alarm.priority')}>{text(`priority.${priority}`)}</Fact>
      <Fact label={text('card.alarm.desk')}>{desk}</Fact>
      {stream && (
        <Fact label={text('card.alarm.number')}>
          <span className="jw-number">{stream.number}</span>
        </Fact>
      )}
    </>
  );
}

/** The others of its place and cause, and which of them rose first. */
function Group({ alarm }: { alarm: Alarm }) {
  const text = useText();
  const alarms = useLive((live) => live.alarms);
  const group = useMemo(
    () => groupAlarms([...alarms.values()]).find(({ members }) => members.includes(alarm)),
    [alarms, alarm],
  );
  if (!group || group.members.length < 2) return null;
  const { firstUp, members } = group;
  return (
    <Fact label={text('card.alarm.group')}>
      {text('alarms.group', { count: members.length })}
      {' · '}
      {firstUp.id === alarm.id ? (
        text('alarms.first-up')
      ) : (
        <>
          {text('alarms.first-up')}{' '}
          <SubjectLink selection={{ kind: 'alarm', id: `${firstUp.id}` }} />
        </>
      )}
    </Fact>
  );
}

/** After how long it was taken further, by the threshold in force and its source. */
function WhyEscalated({ level }: { level: Alarm['level'] }) {
  const text = useText();
  const step = useThreshold('escalation')?.find(({ key }) => key === level);
  if (step === undefined || step.value === null) return null;
  return (
    <span className="jw-small jw-secondary jw-block">
      {text('card.alarm.escalated.why', { minutes: formatNumber(step.value / 60, 1) })} ·{' '}
      {/* Of a default of this platform the word for how sure it is says the same. */}
      {step.source !== OWN_SOURCE && `${step.source} · `}
      {text(`confidence.${step.confidence}`)}
    </span>
  );
}

/** Priority, desk, group, and whatever sets the alarm aside or took it further: each a fact of its own. */
export function AlarmFactsBlock({ alarm }: { alarm: Alarm }) {
  const text = useText();
  const names = useNames();
  const { shelved, outOfService, suppressed, escalated } = useAlarmFacts()(alarm);
  return (
    <>
      <Duty alarm={alarm} />
      <Group alarm={alarm} />
      <OverIncidents alarm={alarm.id} />
      {escalated !== null && (
        <Fact label={text('card.alarm.escalated')}>
          <strong>{text(`alarms.escalated.${escalated.desk}`)}</strong>{' '}
          <TimeText at={escalated.at} />
          <WhyEscalated level={alarm.level} />
        </Fact>
      )}
      {[shelved, outOfService].map(
        (hold) =>
          hold !== null && (
            <Fact key={hold.kind} label={text(`hold.${hold.kind}`)}>
              {hold.until !== null && (
                <>
                  {text('hold.until')} <TimeText at={hold.until} />{' '}
                </>
              )}
              {text(`hold.reason.${hold.reason}`)} {hold.note}
              <span className="jw-small jw-secondary jw-block">
                {actorName(hold.heldBy, text, names)} <TimeText at={hold.since} />
              </span>
            </Fact>
          ),
      )}
      {suppressed !== null && (
        <Fact label={text('alarms.suppressed')}>
          {text(`alarms.suppressed.${suppressed.rule}`)}{' '}
          <SubjectLink selection={{ kind: 'alarm', id: `${suppressed.root}` }} />
        </Fact>
      )}
    </>
  );
}
