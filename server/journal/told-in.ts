import type { NewEntry } from './journal.ts';

type Place = Pick<NewEntry, 'county' | 'town'>;

const isSame = (one: Place, other: Place): boolean =>
  one.county === other.county && one.town === other.town;

/** Whether whoever reads of `part` reads of `whole` anyway. */
const isWithin = (whole: Place, part: Place): boolean =>
  !isSame(whole, part) &&
  (whole.county === null || (whole.county === part.county && whole.town === null));

/**
 * Where a thing of several places is told: one entry for each place; a place inside another gets none. One entry for their
 * common area would show a task to counties that must not see it.
 */
export function toldIn(places: readonly Place[]): Place[] {
  const apart = places.filter((place, at) => places.findIndex((one) => isSame(one, place)) === at);
  const told = apart.filter((place) => !apart.some((whole) => isWithin(whole, place)));
  return told.map(({ county, town }) => ({ county, town }));
}
