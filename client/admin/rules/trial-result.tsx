import { LEVELS } from '../../../shared/model/level.ts';
import type { RuleTestResult } from '../../../shared/wire/rule-test.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { spanText } from '../../ui/age-text.ts';
import { LevelMark } from '../../ui/level-mark.tsx';
import { TrialPlaces } from './trial-places.tsx';

/** The result of a trial, or as much of it as there is: how far it came stands first. */
export function TrialResult({ result }: { result: RuleTestResult }) {
  const text = useText();
  const language = useLanguage();
  const span = (seconds: number) => spanText(seconds, language);
  const { total, streams, silent, readings, unknownSeconds, next } = result;
  return (
    <div data-testid="trial" data-whole={next === null}>
      {next !== null && (
        <p>
          <progress value={streams} max={total} aria-label={text('rules.trial')} />{' '}
          {text('rules.trial.part', { streams, total })}
        </p>
      )}
      <p>
        {text('rules.trial.over', { streams, readings })}
        {silent > 0 && ` ${text('rules.trial.silent', { count: silent })}`}
        {unknownSeconds > 0 && ` ${text('rules.trial.unknown', { span: span(unknownSeconds) })}`}
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
        {/* Only acknowledged is a lesser ground than judged: it is said which one is compared with. */}
        {result.real + result.judgedFalse > 0
          ? text('rules.trial.judged', {
              alarms: result.alarms,
              real: result.real,
              foundReal: result.foundReal,
              judgedFalse: result.judgedFalse,
              foundFalse: result.foundFalse,
            })
          : text('rules.trial.alarms', {
              alarms: result.alarms,
              acknowledged: result.acknowledged,
              found: result.found,
            })}
      </p>
      <TrialPlaces places={result.places} leftOut={result.placesLeftOut} />
    </div>
  );
}
