import type { AreaOfKind } from '../../../shared/model/affected-area.ts';
import { WIND_REACH_METRES } from '../../../shared/risk/nearest-wind.ts';
import { changeArea } from '../../commands/evacuate.ts';
import { useNameOf } from '../../i18n/use-name.ts';
import { useText } from '../../i18n/use-text.ts';
import { useVane, type Vane } from '../../situation/use-vane.ts';
import { WINDS, windWords } from '../../situation/wind-words.ts';
import { Age } from '../../ui/age.tsx';
import { formatNumber } from '../../ui/format-number.ts';

type Props = { area: AreaOfKind<'plume'> };

/** From where the wind comes: what is measured near by is offered, what is seen on the scene is chosen. */
export function WindFields({ area }: Props) {
  const text = useText();
  const vane = useVane(area.place);
  const take = (windFrom: number | null) => void changeArea({ ...area, windFrom });
  const isOther = area.windFrom !== null && !WINDS.some((degrees) => degrees === area.windFrom);
  return (
    <>
      <label>
        {text('evacuation.wind-from')}
        <select
          className="jw-select"
          value={area.windFrom ?? ''}
          onChange={({ target }) => take(target.value === '' ? null : Number(target.value))}
        >
          <option value="">{text('evacuation.wind.unknown')}</option>
          {isOther && <option value={area.windFrom!}>{windWords(area.windFrom!, text)}</option>}
          {WINDS.map((degrees) => (
            <option key={degrees} value={degrees}>
              {text(`wind.${degrees}`)}
            </option>
          ))}
        </select>
      </label>
      <div className="jw-row jw-wrap jw-small">
        {vane === null ? (
          <span className="jw-secondary">
            {text('evacuation.wind.no-vane', { metres: formatNumber(WIND_REACH_METRES) })}
          </span>
        ) : (
          <Measured vane={vane} chosen={area.windFrom} take={take} />
        )}
      </div>
    </>
  );
}

function Measured({
  vane: { name, metres, from, at },
  chosen,
  take,
}: {
  vane: Vane;
  chosen: number | null;
  take(from: number): void;
}) {
  const text = useText();
  const nameOf = useNameOf();
  return (
    <>
      <button
        type="button"
        className="jw-button"
        aria-pressed={chosen === from}
        onClick={() => take(from)}
      >
        {text('evacuation.wind.measured', { from: windWords(from, text) })}
      </button>
      <span className="jw-secondary">
        {text('evacuation.wind.vane', { name: nameOf(name), metres: formatNumber(metres) })}{' '}
        <Age at={at} />
      </span>
    </>
  );
}
