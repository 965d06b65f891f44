import type { GasFinding, PlaceAnswer } from '../../../shared/wire/place-question.ts';
import { useNameOf } from '../../i18n/use-name.ts';
import { useText } from '../../i18n/use-text.ts';
import { flyTo } from '../../store/map-port.ts';
import { formatNumber } from '../../ui/format-number.ts';

/** The nearest say enough; the map draws them all. */
const MOST_NAMED = 6;

/** Art. 12: ground in which digging would touch a gas pipe. Said loudly, raised nowhere. */
export function GasAlert({
  alert,
  gas,
}: {
  alert: PlaceAnswer['alert'];
  gas: readonly GasFinding[];
}) {
  const text = useText();
  const nameOf = useNameOf();
  if (alert === null) return null;
  return (
    <div className="jw-gas" role="alert" data-zone={alert} data-testid="gas-alert">
      <strong>{text(`places.gas.${alert}`)}</strong>
      <ul className="jw-list">
        {gas.slice(0, MOST_NAMED).map((pipe) => (
          <li key={pipe.id}>
            <button
              type="button"
              className="jw-plain jw-answer-row"
              onClick={() => flyTo({ lon: pipe.course[0]![0], lat: pipe.course[0]![1] })}
            >
              <span className="jw-clip jw-grow">{nameOf(pipe.name)}</span>
              <span className="jw-secondary">
                {text(`pressure.${pipe.pressure}`)} · {text(`gas-zone.${pipe.zone}`)}{' '}
                <span className="jw-number">{formatNumber(pipe.metres, 1)} m</span>
              </span>
            </button>
            <p className="jw-small jw-secondary">
              {text('places.gas.reach', {
                unit: nameOf(pipe.responsibleUnit),
                near: pipe.protectedMetres,
                far: pipe.controlMetres,
              })}
              {pipe.measuredFrom === 'centre-line' && (
                <b className="jw-block jw-late">{text('places.gas.centre-line')}</b>
              )}
            </p>
          </li>
        ))}
      </ul>
      <p className="jw-small jw-secondary">{text('places.gas.source')}</p>
    </div>
  );
}
