import type { SectorWind } from '../../shared/model/affected-area.ts';
import { useNameOf } from '../i18n/use-name.ts';
import { useText } from '../i18n/use-text.ts';
import { Age } from '../ui/age.tsx';
import { formatNumber } from '../ui/format-number.ts';

/** The wind a sector was made of: which station, how far away, how strong, and how old that is. */
export function WindLine({ wind: { name, metres, speed, at } }: { wind: SectorWind }) {
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
