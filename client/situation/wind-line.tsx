import type { AffectedArea, SectorWind } from '../../shared/model/affected-area.ts';
import { WIND_REACH_METRES } from '../../shared/risk/nearest-wind.ts';
import { useNameOf } from '../i18n/use-name.ts';
import { useText } from '../i18n/use-text.ts';
import { Age } from '../ui/age.tsx';
import { formatNumber } from '../ui/format-number.ts';

type Sector = { area: AffectedArea; wind: SectorWind | null };

/** The wind an area was made of, or that a sector had none and became a whole circle. Nothing for other areas. */
export function WindLine({ area, wind }: Sector) {
  const text = useText();
  if (wind === null && area.kind !== 'plume') return null;
  return (
    <p className="jw-small jw-secondary">
      {wind === null ? (
        text('evacuation.wind.none', { metres: formatNumber(WIND_REACH_METRES) })
      ) : (
        <Measured wind={wind} />
      )}
    </p>
  );
}

/** Which station, how far away, how strong, and how old that is. */
function Measured({ wind: { name, metres, speed, at } }: { wind: SectorWind }) {
  const text = useText();
  const nameOf = useNameOf();
  const of = { name: nameOf(name), metres: formatNumber(metres) };
  return (
    <span>
      {speed === null
        ? text('evacuation.wind.not-heard', of)
        : text('evacuation.wind.heard', { ...of, speed: formatNumber(speed, 1) })}{' '}
      {at !== null && <Age at={Date.parse(at)} />}
    </span>
  );
}
