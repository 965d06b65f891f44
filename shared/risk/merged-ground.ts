import type { Incident } from '../model/incident.ts';
import {
  type IncidentGround,
  type IncidentPlace,
  LONGEST_PLACE_NAME,
  MOST_PLACES,
} from '../model/incident-ground.ts';

/** Adds a place under a name that is free: the second of a name is `name (2)`. */
function withPlace(places: readonly IncidentPlace[], { name, place }: IncidentPlace) {
  const named = (count: number): string => {
    const mark = count === 1 ? '' : ` (${count})`;
    return `${name.slice(0, LONGEST_PLACE_NAME - mark.length)}${mark}`;
  };
  let count = 1;
  while (places.some((one) => one.name === named(count))) count += 1;
  return [...places, { name: named(count), place }];
}

/**
 * The ground of an incident that another one was merged into: the other's place becomes a further one under its title,
 * its further places come with it, and its area where there was none. Beyond the limit of places the rest stand in the
 * log of the merged one alone.
 */
export function mergedGround(
  { places, area }: IncidentGround,
  { title, place, ground }: Pick<Incident, 'title' | 'place' | 'ground'>,
): IncidentGround {
  const moved = [{ name: title, place }, ...ground.places];
  const all = moved.reduce<readonly IncidentPlace[]>(withPlace, places);
  return { places: all.slice(0, MOST_PLACES), area: area ?? ground.area };
}
