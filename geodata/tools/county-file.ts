import { assembleAreas, ringPoints } from './assemble.ts';
import { COUNTY_NAMES_ENGLISH } from './census.ts';
import type { City } from './city.ts';
import { toPosition } from './plane.ts';

/**
 * The seven county-level areas as a GeoJSON FeatureCollection by RFC 7946, one feature a line, with the very
 * vertices of the coverage, so that neighbours share every point.
 */
export function countiesText({ arcs, grids, counties }: City): string {
  const areas = assembleAreas(arcs, (cell) => grids[cell]!.county);
  const features = [...counties]
    .sort((one, other) => (one.code < other.code ? -1 : 1))
    .map(({ code, name }) => {
      const polygons = areas.get(code)!.map((polygon) =>
        polygon.map((references) => {
          const ring = ringPoints(arcs, references).map(toPosition);
          return [...ring, ring[0]!];
        }),
      );
      const geometry =
        polygons.length === 1
          ? { type: 'Polygon', coordinates: polygons[0]! }
          : { type: 'MultiPolygon', coordinates: polygons };
      const properties = { code, name, nameEnglish: COUNTY_NAMES_ENGLISH[code] };
      return JSON.stringify({ type: 'Feature', properties, geometry });
    });
  return `{"type":"FeatureCollection","features":[\n${features.join(',\n')}\n]}\n`;
}
