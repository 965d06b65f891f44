import { useState } from 'react';
import { type PlanTrigger, RESPONSE_LEVELS } from '../../../shared/model/emergency-plan.ts';
import { LEVELS, type Level } from '../../../shared/model/level.ts';
import {
  METRIC_NAMES,
  type Metric,
  SUBJECT_KINDS,
  type SubjectKind,
} from '../../../shared/model/stream.ts';
import { isTriggerVague } from '../../../shared/risk/emergency-plan-triggers.ts';
import { useText } from '../../i18n/use-text.ts';
import { levelWord } from '../../situation/level-word.ts';
import { triggerWords } from './plan-body-view.tsx';
import './plan-lines.css';
import { WordsField } from '../../ui/words-field.tsx';

type LinesProps = { triggers: readonly PlanTrigger[]; change: (triggers: PlanTrigger[]) => void };

/** The triggers there are, each to be taken out. */
export function TriggerLines({ triggers, change }: LinesProps) {
  const text = useText();
  if (triggers.length === 0) return null;
  return (
    <ul className="jw-file-list">
      {triggers.map((trigger) => (
        <li key={triggerWords(text, trigger)}>
          <span className="jw-row">
            <span className="jw-grow">{triggerWords(text, trigger)}</span>
            <button
              type="button"
              className="jw-button"
              onClick={() => change(triggers.filter((one) => one !== trigger))}
            >
              {text('plans.remove')}
            </button>
          </span>
        </li>
      ))}
    </ul>
  );
}

const NOTHING = '';

/** One more trigger: of an alarm by its measure and thing, or of an official warning by a word of its event. */
export function TriggerForm({ add }: { add: (trigger: PlanTrigger) => void }) {
  const text = useText();
  const [on, setOn] = useState<PlanTrigger['on']>('alarm');
  const [metric, setMetric] = useState<string>('water-level');
  const [subject, setSubject] = useState<string>(NOTHING);
  const [event, setEvent] = useState('');
  const [level, setLevel] = useState<Level>('orange');
  const [response, setResponse] = useState(3);
  const trigger: PlanTrigger =
    on === 'warning'
      ? { on, event: event.trim(), level, response }
      : {
          ...{ on, level, response },
          metric: metric === NOTHING ? null : (metric as Metric),
          subject: subject === NOTHING ? null : (subject as SubjectKind),
        };
  const isWhole = trigger.on === 'warning' ? trigger.event !== '' : !isTriggerVague(trigger);
  return (
    <div className="jw-row">
      <select
        className="jw-select"
        aria-label={text('plans.triggers')}
        value={on}
        onChange={({ target }) => setOn(target.value as PlanTrigger['on'])}
      >
        <option value="alarm">{text('plans.trigger.alarm')}</option>
        <option value="warning">{text('kind.warning')}</option>
      </select>
      {on === 'alarm' ? (
        <>
          <select
            className="jw-select"
            aria-label={text('plans.trigger.any-metric')}
            value={metric}
            onChange={({ target }) => setMetric(target.value)}
          >
            <option value={NOTHING}>{text('plans.trigger.any-metric')}</option>
            {METRIC_NAMES.map((name) => (
              <option key={name} value={name}>
                {text(`metric.${name}`)}
              </option>
            ))}
          </select>
          <select
            className="jw-select"
            aria-label={text('plans.trigger.any-subject')}
            value={subject}
            onChange={({ target }) => setSubject(target.value)}
          >
            <option value={NOTHING}>{text('plans.trigger.any-subject')}</option>
            {SUBJECT_KINDS.map((name) => (
              <option key={name} value={name}>
                {text(`plans.trigger.subject.${name}`)}
              </option>
            ))}
          </select>
        </>
      ) : (
        <WordsField
          label={text('plans.trigger.event')}
          longest={40}
          words={event}
          change={setEvent}
        />
      )}
      <select
        className="jw-select"
        aria-label={text('plans.level')}
        value={level}
        onChange={({ target }) => setLevel(target.value as Level)}
      >
        {LEVELS.map((name) => (
          <option key={name} value={name}>
            {text('plans.trigger.at-least', { level: text(`level.${name}`) })}
          </option>
        ))}
      </select>
      <select
        className="jw-select"
        aria-label={text('board.level')}
        value={response}
        onChange={({ target }) => setResponse(Number(target.value))}
      >
        {RESPONSE_LEVELS.map((one) => (
          <option key={one} value={one}>
            {text('plans.trigger.proposes', { level: levelWord(text, one) })}
          </option>
        ))}
      </select>
      <button type="button" className="jw-button" disabled={!isWhole} onClick={() => add(trigger)}>
        {text('plans.add')}
      </button>
    </div>
  );
}
