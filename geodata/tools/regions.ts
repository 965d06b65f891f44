import { cleanCounties, segmentsOf } from './county-coverage.ts';
import { buildPlanarMap, type PlanarMap } from './faces.ts';
import {
  adoptOrphans,
  bordersOf,
  connectedGroups,
  NO_LABEL,
  smallGroups,
} from './labels-of-faces.ts';
import { nodeSegments, type Segment } from './noding.ts';
import { SQUARE_KILOMETRES_PER_STEP } from './plane.ts';
import { boundsOf, contains, interiorPoint, type Shape } from './rings.ts';
import type { SourceCounty, SourceWater } from './sources.ts';

/** A connected piece of land or of water within one county. */
export type Region = {
  county: number;
  water: boolean;
  shape: Shape;
  squareKilometres: number;
  bounds: [number, number, number, number];
};

/** Pieces smaller than this join the other side of their shore. */
const SMALLEST_REGION_SQUARE_KILOMETRES = 0.25;

/** Parts every county into pieces of land and water; `borders` are the segments between them. */
export function buildRegions(
  counties: readonly SourceCounty[],
  waters: readonly SourceWater[],
): { regions: Region[]; borders: Segment[] } {
  const clean = cleanCounties(counties);
  const shores = waters.flatMap(({ rings }) => segmentsOf(rings, 0));
  const map = buildPlanarMap(nodeSegments([...clean.borders, ...shores]));
  const labels = new Int32Array(map.faces.length).fill(NO_LABEL);
  map.faces.forEach(({ rings }, face) => {
    const point = interiorPoint(rings);
    const county = clean.countyAt(point);
    if (county === NO_LABEL) return;
    const water = waters.some((area) => contains(area.rings, point));
    labels[face] = county * 2 + (water ? 1 : 0);
  });
  const small = smallGroups(map, labels, SMALLEST_REGION_SQUARE_KILOMETRES);
  adoptOrphans(map, labels, small, (one, other) => labels[one]! >> 1 === labels[other]! >> 1);
  const groups = connectedGroups(map, labels);
  return { regions: collect(map, labels, groups), borders: bordersOf(map, groups) };
}

function collect(map: PlanarMap, labels: Int32Array, groups: Int32Array): Region[] {
  const merged = buildPlanarMap(bordersOf(map, groups));
  return merged.faces.flatMap(({ rings, area }) => {
    const point = interiorPoint(rings);
    const face = map.faces.findIndex((candidate) => contains(candidate.rings, point));
    if (face === -1 || labels[face] === NO_LABEL) return [];
    const label = labels[face]!;
    return {
      county: label >> 1,
      water: label % 2 === 1,
      shape: rings,
      squareKilometres: area * SQUARE_KILOMETRES_PER_STEP,
      bounds: boundsOf(rings),
    };
  });
}
