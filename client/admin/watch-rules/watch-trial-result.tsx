import type { WatchRuleTestResult } from '../../../shared/wire/watch-rule.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { spanText } from '../../ui/age-text.ts';
import { formatNumber } from '../../ui/format-number.ts';
import { TimeText } from '../../ui/time-text.tsx';

/** The result, or as much of it as there is: how far it came stands first. */
export function WatchTrialResult({ result }: { result: WatchRuleTestResult }) {
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
