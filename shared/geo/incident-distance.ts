import type { Position } from '../model/common.ts';
import type { Incident } from '../model/incident.ts';
import { type Box, boxAround, widen } from './envelope.ts';
import { METRES_PER_DEGREE } from './fence.ts';
import { distanceMetres } from './measure.ts';
import { metresToOutline } from './outline-distance.ts';

type Where = Pick<Incident, 'place' | 'ground'>;

const placesOf = ({ place, ground }: Where): Position[] => [
  place,
  ...ground.places.map((one) => one.place),
];

/** Metres from a place `[lon, lat]` to the nearest place of an incident; 0 within the area it affects. */
export function metresToIncident(place: Position, incident: Where): number {
  const { area } = incident.ground;
  const metres = placesOf(incident).map((one) => distanceMetres(place, one));
  return Math.min(...metres, ...(area === null ? [] : [metresToOutline(place, area.outline)]));
}

/** The box in which whatever is at most so many metres from an incident lies, corners too: what an index can search. */
export function boxAroundIncident(incident: Where, metres: number): Box {
  const ring = (incident.ground.area?.outline.coordinates[0] ?? []) as Position[];
  const box = boxAround([...placesOf(incident), ...ring])!;
  const furthest = Math.max(Math.abs(box[1]), Math.abs(box[3]));
  const degrees = metres / METRES_PER_DEGREE;
  return widen(box, degrees / Math.cos(((furthest + degrees) * Math.PI) / 180));
}
