import { distanceMetres } from '../geo/measure.ts';
import type { Position } from '../model/common.ts';
import type { ShelterState } from '../model/shelter.ts';

/** A shelter with what is left in it; `left` null: nobody knows how many are there. */
export type OfferedShelter = {
  id: string;
  place: Position;
  state: ShelterState;
  left: number | null;
};

export type Nearest<Offer> = {
  /** Open, and known to have places; nearest first. */
  withPlaces: (Offer & { metres: number })[];
  /** Open, but nobody knows how full: never counted as free, nearest first. */
  notKnown: (Offer & { metres: number })[];
};

/**
 * The open shelters nearest to a place `[lon, lat]`, as the crow flies along the great circle; at most
 * `most` of each kind.
 */
export function nearestShelters<Offer extends OfferedShelter>(
  from: Position,
  shelters: readonly Offer[],
  most: number,
): Nearest<Offer> {
  const open = shelters
    .filter(({ state }) => state === 'open')
    .map((shelter) => ({ ...shelter, metres: Math.round(distanceMetres(from, shelter.place)) }))
    .sort((a, b) => a.metres - b.metres);
  return {
    withPlaces: open.filter(({ left }) => left !== null && left > 0).slice(0, most),
    notKnown: open.filter(({ left }) => left === null).slice(0, most),
  };
}
