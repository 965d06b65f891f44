import type { PolygonGeometry, Position } from '../../shared/model/common.ts';
import { moveByMetres, toPoint, toPosition } from './plane.ts';
import type { Random } from './random.ts';

/** A rectangle of about `squareMetres` round a place, turned by `angle` radians; sides 1 : 1.6. */
export function rectangleOutline(
  place: Position,
  squareMetres: number,
  angle: number,
): PolygonGeometry {
  const width = Math.sqrt(squareMetres / 1.6) / 2;
  const length = width * 1.6;
  const corners = [
    [-length, -width],
    [length, -width],
    [length, width],
    [-length, width],
  ] as const;
  const turned = corners.map(([along, across]) => [
    along * Math.cos(angle) - across * Math.sin(angle),
    along * Math.sin(angle) + across * Math.cos(angle),
  ]);
  return closed(place, turned);
}

/** An uneven round outline of about this radius: nine to thirteen corners, counter-clockwise. */
export function blobOutline(
  place: Position,
  radiusMetres: number,
  random: Random,
): PolygonGeometry {
  const corners = 9 + Math.floor(random() * 5);
  const start = random() * Math.PI;
  const points = Array.from({ length: corners }, (_, index) => {
    const angle = start + (index * 2 * Math.PI) / corners;
    const radius = radiusMetres * (0.75 + random() * 0.5);
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
  return closed(place, points);
}

function closed(place: Position, offsets: readonly (readonly number[])[]): PolygonGeometry {
  const centre = toPoint(place);
  const ring = offsets.map(([east, north]) => toPosition(moveByMetres(centre, east!, north!)));
  return { type: 'Polygon', coordinates: [[...ring, ring[0]!]] };
}
