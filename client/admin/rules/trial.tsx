import { type ReactNode, useEffect, useRef, useState } from 'react';
import { HOUR_MS } from '../../../shared/time/units.ts';
import { useText } from '../../i18n/use-text.ts';
import type { Answer } from '../../live/api.ts';
import { serverNow } from '../../store/clock.ts';
import { Choice } from '../../ui/choice.tsx';
import { useAct } from '../../ui/use-act.ts';

const HOURS = [1, 24, 168] as const;
type Hours = (typeof HOURS)[number];

/**
 * What a rule as written would have said of the last hours; it grows while it is worked out, and can be stopped.
 * @param test asks part by part and hands on what there is, for as long as that is wanted
 */
export function Trial<Rule, Result>({
  rule,
  test,
  children,
}: {
  rule: Rule;
  test: (
    asked: { rule: Rule; from: string; to: string },
    onPart: (result: Result) => boolean,
  ) => Promise<Answer<Result>>;
  children: (result: Result) => ReactNode;
}) {
  const text = useText();
  const [hours, setHours] = useState<Hours>(24);
  const [tried, setTried] = useState<{ result: Result; rule: Rule; hours: Hours } | null>(null);
  const stopped = useRef(false);
  // Who closes the rule waits for no answer: nothing more is asked.
  useEffect(
    () => () => {
      stopped.current = true;
    },
    [],
  );
  const { state, run } = useAct(() => {
    stopped.current = false;
    const to = serverNow();
    const from = new Date(to - hours * HOUR_MS).toISOString();
    return test({ rule, from, to: new Date(to).toISOString() }, (result) => {
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
      {tried && children(tried.result)}
    </section>
  );
}
