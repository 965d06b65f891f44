import { plumeSpread, turnBetween } from '../../shared/geo/affected-area.ts';
import type { AffectedArea, AreaOfKind, SectorWind } from '../../shared/model/affected-area.ts';
import { WIND_REACH_METRES } from '../../shared/risk/nearest-wind.ts';
import { useNameOf } from '../i18n/use-name.ts';
import { useText } from '../i18n/use-text.ts';
import { Age } from '../ui/age.tsx';
import { formatNumber } from '../ui/format-number.ts';
import { useVane } from './use-vane.ts';
import { windWords } from './wind-words.ts';

type Sector = { area: AffectedArea; wind: SectorWind | null };

/** The wind an area was made of, or that a sector had none and became a whole circle. Nothing for other areas. */
export function WindLine({ area, wind }: Sector) {
  const text = useText();
  if (wind === null && area.kind !== 'plume') return null;
  return (
    <>
      <p className="jw-small jw-secondary">
        {wind === null ? (
          text('evacuation.wind.none', { metres: formatNumber(WIND_REACH_METRES) })
        ) : (
          <Measured wind={wind} />
        )}
      </p>
      {area.kind === 'plume' && <Turned area={area} speed={wind?.speed ?? null} />}
    </>
  );
}

/** That the wind has turned out of a sector since it was made: what drifts goes elsewhere now. */
function Turned({ area, speed }: { area: AreaOfKind<'plume'>; speed: number | null }) {
  const text = useText();
  const nameOf = useNameOf();
  const vane = useVane(area.place);
  const spread = plumeSpread(speed);
  // A whole circle holds for every wind.
  if (vane === null || area.windFrom === null || spread === null) return null;
  if (turnBetween(vane.from, area.windFrom) <= spread) return null;
  const of = {
    now: windWords(vane.from, text),
    made: windWords(area.windFrom, text),
    name: nameOf(vane.name),
    metres: formatNumber(vane.metres),
  };
  return (
    <p className="jw-small jw-late" role="alert">
      {text('evacuation.wind.turned', of)} · <Age at={vane.at} />
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
