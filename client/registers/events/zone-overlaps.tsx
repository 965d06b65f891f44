import { useMemo } from 'react';
import { sharedSquareMetres } from '../../../shared/geo/overlap.ts';
import type { Gathering } from '../../../shared/model/gathering.ts';
import type { LargeEvent } from '../../../shared/model/large-event.ts';
import { useNameOf } from '../../i18n/use-name.ts';
import { useText } from '../../i18n/use-text.ts';
import { useLive } from '../../store/live-store.ts';
import { formatNumber } from '../../ui/format-number.ts';

/** Less than this is how finely outlines were drawn, not a place where people stand. */
const FEWEST_SQUARE_METRES = 10;

/** Each pair of zones that have ground in common, and how much. */
function overlapsOf(zones: readonly Gathering[]) {
  const pairs = zones.flatMap((one, index) =>
    zones.slice(index + 1).map((other) => ({
      ...{ one, other, squareMetres: sharedSquareMetres(one.outline, other.outline) },
    })),
  );
  return pairs.filter(({ squareMetres }) => squareMetres >= FEWEST_SQUARE_METRES);
}

/** Says where zones of an event overlap: whoever stands there is counted in both, and the sum comes out too large. */
export function ZoneOverlaps({ zones }: Pick<LargeEvent, 'zones'>) {
  const text = useText();
  const nameOf = useNameOf();
  const registers = useLive((live) => live.registers);
  const overlaps = useMemo(
    () => overlapsOf(zones.flatMap((zone) => registers?.gatheringById.get(zone.gathering) ?? [])),
    [zones, registers],
  );
  if (overlaps.length === 0) return null;
  return (
    <ul className="jw-list jw-late" data-testid="zone-overlaps">
      {overlaps.map(({ one, other, squareMetres }) => (
        <li key={`${one.id} ${other.id}`}>
          {text('event.overlap', {
            ...{ one: nameOf(one.name), other: nameOf(other.name) },
            metres: formatNumber(squareMetres),
          })}
        </li>
      ))}
    </ul>
  );
}
