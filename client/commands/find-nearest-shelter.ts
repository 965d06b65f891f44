import type { NearestShelters } from '../../shared/wire/shelters.ts';
import { api } from '../live/api.ts';

/** Where a shelter is looked for from: `[lon, lat]` in degrees. */
const nearestPath = ([lon, lat]: readonly [number, number]): string =>
  `/api/shelters/nearest?lon=${lon.toFixed(6)}&lat=${lat.toFixed(6)}`;

/** The open shelters nearest to a place, those with places first; as the crow flies. */
export const findNearestShelter = (place: readonly [number, number]) =>
  api.get<NearestShelters>(nearestPath(place));
