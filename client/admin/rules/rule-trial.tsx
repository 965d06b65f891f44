import { useRef, useState } from 'react';
import type { RuleBody } from '../../../shared/model/rule.ts';
import type { RuleTestResult } from '../../../shared/wire/rule-test.ts';
import { testRule } from '../../commands/change-rule.ts';
import { useText } from '../../i18n/use-text.ts';
import { serverNow } from '../../store/clock.ts';
import { Choice } from '../../ui/choice.tsx';
import { useAct } from '../../ui/use-act.ts';
import { TrialResult } from './trial-result.tsx';

const HOURS = [1, 24, 168] as const;
type Hours = (typeof HOURS)[number];
const MS_PER_HOUR = 3_600_000;

type Tried = { result: RuleTestResult; rule: RuleBody; hours: Hours };

/** What the rule as written would have said of the last hours; it grows while it is worked out. */
export function RuleTrial({ rule }: { rule: RuleBody }) {
  const text = useText();
  const [hours, setHours] = useState<Hours>(24);
  const [tried, setTried] = useState<Tried | null>(null);
  const stopped = useRef(false);
  const { state, run } = useAct(() => {
    stopped.current = false;
    const to = serverNow();
    const from = new Date(to - hours * MS_PER_HOUR).toISOString();
    return testRule({ rule, from, to: new Date(to).toISOString() }, (result) => {
      setTried({ result, rule, hours });
      return !stopped.current;
    });
  });
  const working = state.kind === 'pending';
  const isStale = tried !== null && (tried.rule !== rule || tried.hours !== hours);
  return (
    <section className="jw-trial" aria-label={text('rules.trial')}>
      <div className="jw-acts">
        <Choice
          label={text('rules.trial.span')}
          names={HOURS}
          chosen={hours}
          wordOf={(choice) => text(`rules.hours.${choice}`)}
          choose={setHours}
        />
        <button type="button" className="jw-button" disabled={working} onClick={() => void run()}>
          {text(working ? 'rules.trying' : 'rules.try')}
        </button>
        {working && (
          <button
            type="button"
            className="jw-button"
            onClick={() => {
              stopped.current = true;
            }}
          >
            {text('rules.trial.stop')}
          </button>
        )}
        {state.kind === 'refused' && (
          <span className="jw-error" role="alert">
            {state.reason}
          </span>
        )}
        {isStale && !working && <span className="jw-secondary">{text('rules.trial.stale')}</span>}
      </div>
      {tried && <TrialResult result={tried.result} />}
    </section>
  );
}
