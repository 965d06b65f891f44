import { useState } from 'react';
import type { Alarm } from '../../shared/model/alarm.ts';
import {
  type AlarmVerdict,
  type NewVerdict,
  VERDICT_REASONS,
  VERDICTS,
} from '../../shared/model/alarm-verdict.ts';
import { judgeAlarm } from '../commands/judge-alarm.ts';
import { useText } from '../i18n/use-text.ts';
import { useLive } from '../store/live-store.ts';
import { ActButton } from '../ui/act-button.tsx';
import { TimeText } from '../ui/time-text.tsx';
import { useQuestion } from '../ui/use-question.ts';
import { mayAcknowledge, reachesFurther } from './acknowledge-button.tsx';
import { actorName } from './sentence.ts';
import { useNames } from './use-names.ts';
import './alarm-marks.css';

/** What an alarm was found to have been, by whom, and the act of saying so. Asked for when it is shown. */
export function VerdictForm({ alarm: { id: alarm, town } }: { alarm: Pick<Alarm, 'id' | 'town'> }) {
  const text = useText();
  const names = useNames();
  const mayJudge = useLive(
    ({ me, scope }) => mayAcknowledge(me?.role) && !reachesFurther({ town }, scope),
  );
  const question = useQuestion<{ verdict: AlarmVerdict | null }>(`/api/alarms/${alarm}/verdict`);
  const [said, setSaid] = useState<NewVerdict>({ verdict: 'real', reason: 'confirmed-on-site' });
  const verdict = question.value?.verdict ?? null;
  return (
    <div className="jw-alarm-form">
      {verdict === null ? (
        <span className="jw-secondary">{text('verdict.none')}</span>
      ) : (
        <span data-testid="verdict">
          <strong>{text(`verdict.${verdict.verdict}`)}</strong>{' '}
          {text(`verdict.reason.${verdict.reason}`)}{' '}
          <span className="jw-small jw-secondary">
            {actorName(verdict.judgedBy, text, names)} <TimeText at={verdict.judgedAt} />
          </span>
        </span>
      )}
      {mayJudge && (
        <span className="jw-row">
          <select
            className="jw-select"
            aria-label={text('verdict')}
            value={said.verdict}
            onChange={({ target }) =>
              setSaid({ ...said, verdict: target.value as NewVerdict['verdict'] })
            }
          >
            {VERDICTS.map((name) => (
              <option key={name} value={name}>
                {text(`verdict.${name}`)}
              </option>
            ))}
          </select>
          <select
            className="jw-select"
            aria-label={text('verdict.ground')}
            value={said.reason}
            onChange={({ target }) =>
              setSaid({ ...said, reason: target.value as NewVerdict['reason'] })
            }
          >
            {VERDICT_REASONS.map((name) => (
              <option key={name} value={name}>
                {text(`verdict.reason.${name}`)}
              </option>
            ))}
          </select>
          <ActButton
            word={text('verdict.say')}
            act={() => judgeAlarm(alarm, said)}
            done={question.again}
          />
        </span>
      )}
    </div>
  );
}
