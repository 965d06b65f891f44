import { nameOf } from '../../../shared/risk/needs.ts';
import { SHIFT_ENDING_MINUTES } from '../../../shared/risk/shift.ts';
import type { RecommendationAnswer } from '../../../shared/wire/recommendation.ts';
import { useNameOf } from '../../i18n/use-name.ts';
import { type Text, useText } from '../../i18n/use-text.ts';
import { needWord } from '../../situation/need-word.ts';
import { formatNumber } from '../../ui/format-number.ts';

export type Ranked = RecommendationAnswer['ranked'][number];

type RowsProps = Pick<RecommendationAnswer, 'travel'> & {
  units: readonly Ranked[];
  isChosen: (unit: Ranked) => boolean;
  toggle: (unit: Ranked) => void;
};

/** Units that could go, each with its minutes and why it stands where it does. */
export function RankedUnits({ travel, units, isChosen, toggle }: RowsProps) {
  const text = useText();
  const inLanguage = useNameOf();
  return (
    <table className="jw-units">
      <tbody>
        {units.map((unit) => (
          <tr key={unit.id} data-unit={unit.id}>
            <td>
              <label>
                <input type="checkbox" checked={isChosen(unit)} onChange={() => toggle(unit)} />{' '}
                {inLanguage(unit.callSign)}
              </label>
            </td>
            <td>{text(`unit.${unit.type}`)}</td>
            <td className="jw-number">
              {text('dispatch.minutes', {
                count: formatNumber(Math.max(1, Math.round(unit.minutes))),
              })}
            </td>
            <td className="jw-secondary">{reasonsOf(text, unit, travel.source).join(' · ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** When its shift ends, with the minutes left where they count against it. */
function shiftWords(text: Text, { shift, shiftEndsIn }: Ranked): string {
  if (shift === null || shiftEndsIn === null) return text('dispatch.shift-unknown');
  const until = text('dispatch.shift-until', { time: shift.end });
  if (shiftEndsIn > SHIFT_ENDING_MINUTES) return until;
  const count = formatNumber(Math.ceil(shiftEndsIn));
  return `${until}${text('dispatch.shift-left', { count })}`;
}

/** What stands against a unit first, then what it can do that is asked for, carries, and its shift. */
function reasonsOf(text: Text, unit: Ranked, source: RecommendationAnswer['travel']['source']) {
  const { byRoad, isFresh, coverLeft, recent, matched, capacity } = unit;
  return [
    source === 'road' && !byRoad && text('dispatch.no-road'),
    !isFresh && text('dispatch.old-place'),
    coverLeft === 0 && text('dispatch.last-cover'),
    recent > 0 && text('dispatch.recent', { count: recent }),
    ...matched.map((skill) => text(`skill.${skill}`)),
    capacity !== null && text('dispatch.capacity', { count: formatNumber(capacity) }),
    shiftWords(text, unit),
  ].filter((reason) => reason !== false);
}

/** What is asked for and not to be had, and who is out for what. */
export function MissingUnits({ answer: { missing, unfit } }: { answer: RecommendationAnswer }) {
  const text = useText();
  const inLanguage = useNameOf();
  return (
    <>
      {missing.map((need) => (
        <p key={nameOf(need)} className="jw-small jw-late">
          {text('dispatch.missing', { type: needWord(text, nameOf(need)), count: need.count })}
        </p>
      ))}
      {unfit.length > 0 && (
        <details>
          <summary className="jw-small">{text('dispatch.unfit', { count: unfit.length })}</summary>
          <ul className="jw-small jw-secondary">
            {unfit.map(({ id, callSign, reason, task, expired, shiftBegins }) => (
              <li key={id} data-reason={reason}>
                {inLanguage(callSign)}: {text(`dispatch.unfit.${reason}`)} {task}{' '}
                {reason === 'certification-expired' && expired}
                {shiftBegins !== null && text('dispatch.shift-begins', { time: shiftBegins })}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
