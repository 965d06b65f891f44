import { useRef, useState } from 'react';
import type { WatchRuleBody } from '../../../shared/model/watch-rule.ts';
import type { WatchRuleTestResult } from '../../../shared/wire/watch-rule.ts';
import { testWatchRule } from '../../commands/change-watch-rule.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { serverNow } from '../../store/clock.ts';
import { spanText } from '../../ui/age-text.ts';
import { Choice } from '../../ui/choice.tsx';
import { formatNumber } from '../../ui/format-number.ts';
import { TimeText } from '../../ui/time-text.tsx';
import { useAct } from '../../ui/use-act.ts';

const HOURS = [1, 24, 168] as const;
type Hours = (typeof HOURS)[number];
const MS_PER_HOUR = 3_600_000;

type Tried = { result: WatchRuleTestResult; rule: WatchRuleBody; hours: Hours };

/** What the rule as written would have said of the last hours; it grows while it is worked out. */
export function WatchTrial({ rule }: { rule: WatchRuleBody }) {
  const text = useText();
  const [hours, setHours] = useState<Hours>(24);
  const [tried, setTried] = useState<Tried | null>(null);
  const stopped = useRef(false);
  const { state, run } = useAct(() => {
    stopped.current = false;
    const to = serverNow();
    const from = new Date(to - hours * MS_PER_HOUR).toISOString();
    return testWatchRule({ rule, from, to: new Date(to).toISOString() }, (result) => {
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
      {tried && <Result result={tried.result} />}
    </section>
  );
}

/** The result, or as much of it as there is: how far it came stands first. */
function Result({ result }: { result: WatchRuleTestResult }) {
  const text = useText();
  const language = useLanguage();
  const { total, places, next, readings, raised, seconds, unknownSeconds, spanSeconds } = result;
  const unknown = spanSeconds === 0 ? 0 : (100 * unknownSeconds) / spanSeconds;
  return (
    <div data-testid="watch-trial" data-whole={next === null}>
      {next !== null && (
        <p>
          <progress value={places} max={total} aria-label={text('rules.trial')} />{' '}
          {text('watch.trial.places', { places, total })}
        </p>
      )}
      <p>
        {text('watch.trial.over', { places, readings })}{' '}
        <strong>{text('watch.trial.raised', { raised, span: spanText(seconds, language) })}</strong>{' '}
        {unknownSeconds > 0 &&
          text('watch.trial.unknown', { share: `${formatNumber(unknown, 1)} %` })}
      </p>
      <p>
        {text('watch.trial.judged', {
          alarms: result.alarms,
          real: result.real,
          foundReal: result.foundReal,
          judgedFalse: result.judgedFalse,
          foundFalse: result.foundFalse,
        })}
      </p>
      {result.worst.length === 0 ? (
        <p className="jw-secondary">{text('rules.trial.nowhere')}</p>
      ) : (
        <table className="jw-table">
          <thead>
            <tr>
              <th>{text('watch.place')}</th>
              <th>{text('rules.trial.times')}</th>
              <th>{text('rules.trial.long')}</th>
              <th>{text('rules.trial.first')}</th>
            </tr>
          </thead>
          <tbody>
            {result.worst.map((place) => (
              <tr key={place.place}>
                <td>{place.name}</td>
                <td className="jw-number">{place.raised}</td>
                <td>{spanText(place.seconds, language)}</td>
                <td>
                  <TimeText at={place.firstAt} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {result.worstLeftOut > 0 && (
        <p className="jw-secondary">
          {text('rules.trial.left-out', { count: result.worstLeftOut })}
        </p>
      )}
    </div>
  );
}
