import { useMemo } from 'react';
import { distanceMetres } from '../../../shared/geo/measure.ts';
import type { Position } from '../../../shared/model/common.ts';
import type { HazardClass } from '../../../shared/model/hazard.ts';
import { useNameOf } from '../../i18n/use-name.ts';
import { useText } from '../../i18n/use-text.ts';
import { useLive } from '../../store/live-store.ts';
import { formatNumber } from '../../ui/format-number.ts';
import { registersLink } from '../section-address.ts';

/** Hazards that are offered as the one a danger is of [D]. */
const NEAREST = 30;

/**
 * The field `hazard` of a form: which registered hazard a danger is of, the nearest first. A danger is
 * always of one, so it says where to register the one that is missing.
 * @param place null: nobody has said where yet
 * @param of hazards of one class alone
 */
export function NearestHazard({ place, of }: { place: Position | null; of?: HazardClass }) {
  const text = useText();
  const nameOf = useNameOf();
  const hazards = useLive((live) => live.registers?.hazards ?? null);
  const near = useMemo(() => {
    if (place === null) return [];
    return (hazards ?? [])
      .filter((hazard) => of === undefined || hazard.class === of)
      .map(({ id, name, place: at }) => ({ id, name, metres: distanceMetres(place, at) }))
      .sort((a, b) => a.metres - b.metres)
      .slice(0, NEAREST);
  }, [hazards, place, of]);
  return (
    <>
      <label>
        {text('nearest-hazard')}
        <select className="jw-select" name="hazard" required>
          {near.map(({ id, name, metres }) => (
            <option key={id} value={id}>
              {nameOf(name)} · {formatNumber(Math.round(metres))} m
            </option>
          ))}
        </select>
      </label>
      <span className="jw-secondary jw-small">
        {text(place === null ? 'nearest-hazard.where' : 'nearest-hazard.missing')}{' '}
        <a href={registersLink('hazards')}>{text('registers.hazards')}</a>
      </span>
    </>
  );
}
