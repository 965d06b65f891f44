import { useState } from 'react';
import { LEVELS } from '../../../shared/model/level.ts';
import type { RuleBody } from '../../../shared/model/rule.ts';
import type { RuleTestResult } from '../../../shared/wire/rule-test.ts';
import { testRule } from '../../commands/change-rule.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { serverNow } from '../../store/clock.ts';
import { spanText } from '../../ui/age-text.ts';
import { Choice } from '../../ui/choice.tsx';
import { LevelMark } from '../../ui/level-mark.tsx';
import { useAct } from '../../ui/use-act.ts';
import { TrialPlaces } from './trial-places.tsx';

const HOURS = [1, 24, 168] as const;
const MS_PER_HOUR = 3_600_000;

type Tried = { result: RuleTestResult; rule: RuleBody; hours: number };

/** What the rule as written would have said of the last hours. */
export function RuleTrial({ rule }: { rule: RuleBody }) {
  const text = useText();
  const [hours, setHours] = useState<(typeof HOURS)[number]>(24);
  const [tried, setTried] = useState<Tried | null>(null);
  const { state, run } = useAct(
    () => {
      const to = serverNow();
      const from = new Date(to - hours * MS_PER_HOUR).toISOString();
      return testRule({ rule, from, to: new Date(to).toISOString() });
    },
    (result) => setTried({ result, rule, hours }),
  );
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
        <button
          type="button"
          className="jw-button"
          disabled={state.kind === 'pending'}
          onClick={() => void run()}
        >
          {text(state.kind === 'pending' ? 'rules.trying' : 'rules.try')}
        </button>
        {state.kind === 'refused' && (
          <span className="jw-error" role="alert">
            {state.reason}
          </span>
        )}
        {isStale && <span className="jw-secondary">{text('rules.trial.stale')}</span>}
      </div>
      {tried && <TrialResult result={tried.result} />}
    </section>
  );
}

function TrialResult({ result }: { result: RuleTestResult }) {
  const text = useText();
  const language = useLanguage();
  const span = (seconds: number) => spanText(seconds, language);
  return (
    <div data-testid="trial">
      <p>
        {text('rules.trial.over', { streams: result.streams, readings: result.readings })}
        {result.silent > 0 && ` ${text('rules.trial.silent', { count: result.silent })}`}
        {result.unknownSeconds > 0 &&
          ` ${text('rules.trial.unknown', { span: span(result.unknownSeconds) })}`}
      </p>
      <ul className="jw-trial-levels">
        {LEVELS.map((level) => (
          <li key={level}>
            <LevelMark condition={level} />
            <strong className="jw-number">{result.raised[level]}</strong>
            <span className="jw-secondary">{span(result.seconds[level])}</span>
          </li>
        ))}
      </ul>
      <p>
        {text('rules.trial.alarms', {
          alarms: result.alarms,
          acknowledged: result.acknowledged,
          found: result.found,
        })}
      </p>
      <TrialPlaces places={result.places} leftOut={result.placesLeftOut} />
    </div>
  );
}
