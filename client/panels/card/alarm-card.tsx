import { Suspense } from 'react';
import { METRICS } from '../../../shared/model/stream.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { registersLink } from '../../registers/section-address.ts';
import { AcknowledgeButton } from '../../situation/acknowledge-button.tsx';
import { HandOver } from '../../situation/hand-over.tsx';
import { actorName } from '../../situation/sentence.ts';
import { useNames } from '../../situation/use-names.ts';
import { useLive } from '../../store/live-store.ts';
import { Age } from '../../ui/age.tsx';
import { later } from '../../ui/later.ts';
import { LevelMark } from '../../ui/level-mark.tsx';
import { Quantity } from '../../ui/quantity.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { AlarmActs } from './alarm-acts.tsx';
import { AlarmFactsBlock } from './alarm-facts-block.tsx';
import { DispatchButton } from './dispatch-button.tsx';
import { EventFacts } from './event-facts.tsx';
import { Fact } from './fact.tsx';
import { ReachedPlans } from './reached-plans.tsx';
import { ReadingBlock } from './reading-block.tsx';
import { SubjectLink } from './subject-link.tsx';

const WatchSightBlock = later(async () => (await import('./watch-sight.tsx')).WatchSightBlock);

/** A platform alarm: how bad and since when, what was crossed, who has seen it, and what it speaks of. */
export function AlarmCard({ id }: { id: string }) {
  const text = useText();
  const names = useNames();
  const alarm = useLive((live) => live.alarms.get(Number(id)));
  const language = useLanguage();
  const rule = useLive((live) => live.registers?.ruleById.get(alarm?.rule ?? ''));
  const stream = useLive((live) => live.registers?.streamById.get(alarm?.stream ?? ''));
  const role = useLive((live) => live.me?.role);
  const mayDraft = role === 'coordinator' || role === 'administrator';
  if (alarm === undefined) return null;
  const kind = alarm.subjectKind === 'resource' ? 'unit' : alarm.subjectKind;
  return (
    <>
      <div className="jw-value">
        <LevelMark condition={alarm.level} />
        <span className="jw-grow">{text(alarm.active ? 'alarms.active' : 'alarms.cleared')}</span>
        <DispatchButton alarm={alarm} />
        <AcknowledgeButton alarm={alarm} />
      </div>
      <dl className="jw-facts">
        <Fact label={text('card.alarm.cause')}>
          {text(`cause.${alarm.cause}`)}
          {rule && ` · ${language === 'zh' ? rule.name : rule.nameEnglish}`}
        </Fact>
        <Fact label={text('card.alarm.rose')}>
          <TimeText at={alarm.raisedAt} /> <Age at={Date.parse(alarm.raisedAt)} />
          {alarm.occurrence > 1 && (
            <span className="jw-secondary">
              {' '}
              {text('alarms.occurrence', { count: alarm.occurrence })}
            </span>
          )}
        </Fact>
        {alarm.changedAt !== alarm.raisedAt && (
          <Fact label={text('card.alarm.changed')}>
            <TimeText at={alarm.changedAt} />
          </Fact>
        )}
        {alarm.clearedAt !== null && (
          <Fact label={text('card.alarm.cleared')}>
            <TimeText at={alarm.clearedAt} />
          </Fact>
        )}
        {alarm.acknowledgedAt !== null && (
          <Fact label={text('card.alarm.acknowledged')}>
            <TimeText at={alarm.acknowledgedAt} />{' '}
            {actorName(alarm.acknowledgedBy ?? '', text, names)}
          </Fact>
        )}
        {alarm.value !== null && alarm.threshold !== null && (
          <Fact label={text('card.alarm.value')}>
            <Quantity value={alarm.value} unit={alarm.unit} />
            <span className="jw-secondary">
              {' '}
              / <Quantity value={alarm.threshold} unit={alarm.unit} />
            </span>{' '}
            <TimeText at={alarm.changedAt} />
          </Fact>
        )}
        <AlarmFactsBlock alarm={alarm} />
        {kind !== 'station' && alarm.subject !== null && alarm.event === null && (
          <Fact label={text('card.linked')}>
            <SubjectLink selection={{ kind, id: alarm.subject }} />
          </Fact>
        )}
      </dl>
      {alarm.event !== null && <EventFacts id={alarm.event} />}
      <HandOver about={{ kind: 'alarm', id }} title={alarm.name} mayAct={mayDraft} />
      {alarm.active && <ReachedPlans by="alarms" id={alarm.id} />}
      {mayDraft && (
        <a className="jw-link" href={registersLink('warnings', `from-alarm-${id}`)}>
          {text('releases.from-alarm')}
        </a>
      )}
      {stream && METRICS[stream.metric].kind !== 'position' && <ReadingBlock stream={stream} />}
      {alarm.watch !== null && (
        <Suspense fallback={null}>
          <WatchSightBlock alarm={alarm} />
        </Suspense>
      )}
      <AlarmActs alarm={alarm} />
    </>
  );
}
