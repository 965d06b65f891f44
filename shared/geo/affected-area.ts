import { buffer, destination, lineSlice, lineString, nearestPointOnLine, point } from '@turf/turf';
import type { RiverWay } from '../model/affected-area.ts';
import type { PolygonGeometry, Position } from '../model/common.ts';
import { distanceMetres, lengthMetres } from './measure.ts';
import { circleRing } from './warning-shape.ts';

const polygonOf = (ring: readonly Position[]): PolygonGeometry => ({
  type: 'Polygon',
  coordinates: [[...ring]],
});

/** The ground within so many metres of a place. */
export const circleArea = (place: Position, metres: number): PolygonGeometry =>
  polygonOf(circleRing(place, metres / 1_000));

const ARC_STEPS = 24;
/** Degrees either side of the way the wind blows, by its speed in m/s from which on they hold, fastest first [D]. */
const SPREAD: readonly (readonly [speed: number, degrees: number])[] = [
  [3, 30],
  [1, 45],
];

/** Degrees either side of the way a wind of so many m/s blows; null: it turns, or nobody knows it. */
export const plumeSpread = (speed: number | null): number | null =>
  SPREAD.find(([from]) => speed !== null && speed >= from)?.[1] ?? null;

/** Degrees between two directions, the short way round: 0 to 180. */
export function turnBetween(one: number, other: number): number {
  const apart = Math.abs(one - other) % 360;
  return apart > 180 ? 360 - apart : apart;
}

/**
 * A sector for planning, not a model of dispersion: from the place down the wind to a distance somebody chose, 30°
 * either side from 3 m/s on, 45° from 1 m/s on. A weaker wind turns, and of an unknown one nobody knows where it
 * blows: then it is the whole circle. The steps are ours [D].
 * @param windFrom degrees from which the wind comes, clockwise from north
 * @param speed m/s
 */
export function plumeSector(
  place: Position,
  metres: number,
  windFrom: number | null,
  speed: number | null,
): PolygonGeometry {
  const spread = plumeSpread(speed);
  if (windFrom === null || spread === null) return circleArea(place, metres);
  const down = windFrom + 180;
  const arc = Array.from({ length: ARC_STEPS + 1 }, (_, step): Position => {
    const bearing = down + spread - (2 * spread * step) / ARC_STEPS;
    const end = destination([...place], metres / 1_000, bearing, { units: 'kilometers' });
    return end.geometry.coordinates as Position;
  });
  return polygonOf([place, ...arc.reverse(), place].reverse());
}

type Course = readonly Position[];
const turfLine = (course: Course) => lineString(course.map(([lon, lat]) => [lon, lat]));

/** Water further off than this is not the water of a place [D]. */
const NEAR_WATER_METRES = 5_000;

/** The part of a course from where it is nearest to a place on, at most so long. */
function followed(course: Course, place: Position, along: number): Position[] {
  const start = nearestPointOnLine(turfLine(course), point([...place]));
  const rest = lineSlice(start, point([...course.at(-1)!]), turfLine(course)).geometry
    .coordinates as Position[];
  const taken: Position[] = [rest[0]!];
  let left = along;
  for (const next of rest.slice(1)) {
    const step = distanceMetres(taken.at(-1)!, next);
    if (step >= left) {
      const [from, share] = [taken.at(-1)!, step === 0 ? 0 : left / step];
      taken.push([from[0] + (next[0] - from[0]) * share, from[1] + (next[1] - from[1]) * share]);
      break;
    }
    taken.push(next);
    left -= step;
  }
  return taken;
}

/** How far a piece leads towards a side, degrees. */
const leads = (piece: Course, way: RiverWay): number => {
  const [first, last] = [piece[0]!, piece.at(-1)!];
  if (way === 'east' || way === 'west') return (last[0] - first[0]) * (way === 'east' ? 1 : -1);
  return (last[1] - first[1]) * (way === 'north' ? 1 : -1);
};

/** The course nearest to a place; null: none is near. */
function nearestCourse(courses: readonly Course[], place: Position): Course | null {
  const far = (course: Course) =>
    nearestPointOnLine(turfLine(course), point([...place]), { units: 'meters' }).properties.dist ??
    Infinity;
  const [nearest] = courses
    .filter((course) => course.length > 1)
    .map((course) => ({ course, metres: far(course) }))
    .sort((a, b) => a.metres - b.metres);
  return nearest && nearest.metres <= NEAR_WATER_METRES ? nearest.course : null;
}

/**
 * The ground within so many metres of the piece of water nearest to a place. Which way water flows is not in the data:
 * the piece leads to the side somebody says, or both ways.
 * @param courses water lines, `[lon, lat]`
 * @param along length of the piece, each way, metres
 * @returns null where no water line is near, or none leads that way
 */
export function riverArea(
  courses: readonly Course[],
  { place, along, metres, way }: { place: Position; along: number; metres: number; way: RiverWay },
): PolygonGeometry | null {
  const course = nearestCourse(courses, place);
  if (course === null) return null;
  const pieces = [course, [...course].reverse()]
    .map((one) => followed(one, place, along))
    .filter((piece) => lengthMetres(piece) > 1);
  const chosen =
    way === 'both'
      ? pieces
      : pieces
          .filter((piece) => leads(piece, way) > 0)
          .sort((a, b) => leads(b, way) - leads(a, way));
  const line =
    way === 'both' ? [...(pieces[1] ?? [])].reverse().concat(pieces[0] ?? []) : chosen[0];
  if (line === undefined || line.length < 2) return null;
  const found = buffer(turfLine(line), metres, { units: 'meters', steps: 8 })?.geometry;
  if (found?.type !== 'Polygon') return null;
  return { type: 'Polygon', coordinates: found.coordinates as Position[][] };
}
