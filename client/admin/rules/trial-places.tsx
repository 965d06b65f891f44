import type { RuleTestPlace } from '../../../shared/wire/rule-test.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { useNames } from '../../situation/use-names.ts';
import { spanText } from '../../ui/age-text.ts';
import { LevelMark } from '../../ui/level-mark.tsx';
import { TimeText } from '../../ui/time-text.tsx';

/** So many are shown at once; the rest when asked. */
const FIRST = 10;

/** Where a tried rule would have risen, worst first. */
export function TrialPlaces({
  places,
  leftOut,
}: {
  places: readonly RuleTestPlace[];
  leftOut: number;
}) {
  const text = useText();
  const language = useLanguage();
  const names = useNames();
  if (places.length === 0) return <p className="jw-secondary">{text('rules.trial.nowhere')}</p>;
  const rows = (shown: readonly RuleTestPlace[]) => (
    <table className="jw-table">
      <thead>
        <tr>
          <th>{text('rules.trial.where')}</th>
          <th>{text('rules.trial.worst')}</th>
          <th>{text('rules.trial.times')}</th>
          <th>{text('rules.trial.long')}</th>
          <th>{text('rules.trial.first')}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map(({ stream, worst, raised, seconds, firstAt }) => (
          <tr key={stream}>
            <td>
              <a href={`/console?select=stream:${encodeURIComponent(stream)}`}>
                {names.stream(stream)}
              </a>
            </td>
            <td>
              <LevelMark condition={worst} />
            </td>
            <td className="jw-number">{raised}</td>
            <td>{spanText(seconds, language)}</td>
            <td>
              <TimeText at={firstAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
  return (
    <>
      {rows(places.slice(0, FIRST))}
      {places.length > FIRST && (
        <details>
          <summary>{text('rules.trial.more', { count: places.length - FIRST })}</summary>
          {rows(places.slice(FIRST))}
        </details>
      )}
      {leftOut > 0 && (
        <p className="jw-secondary">{text('rules.trial.left-out', { count: leftOut })}</p>
      )}
    </>
  );
}
