import { feature } from 'topojson-client';
import type { GeometryCollection } from 'topojson-specification';
import type { PolygonGeometry } from '../../shared/model/common.ts';
import type { Coverage } from '../store/coverage.ts';
import type { LiveState } from '../store/live-store.ts';
import type { Selection } from '../store/view-store.ts';
import type { Ring } from './layers/outlines.ts';

type Known = Pick<LiveState, 'registers' | 'coverage' | 'warnings'>;

/** The rings of all parts of a grid, `[lon, lat]`; none for a code the coverage has not. */
export function gridRings(coverage: Coverage, code: string): Ring[] {
  const grid = coverage.indexOf.get(code);
  const rings: Ring[] = [];
  coverage.polygonGrids.forEach((owner, polygon) => {
    if (owner !== grid) return;
    const [start, end] = [coverage.polygonStarts[polygon]!, coverage.polygonStarts[polygon + 1]!];
    const ring: number[][] = [];
    for (let vertex = start; vertex < end; vertex++) {
      ring.push([coverage.positions[vertex * 2]!, coverage.positions[vertex * 2 + 1]!]);
    }
    rings.push(ring);
  });
  return rings;
}

type Coded = { code?: string };
const AREA_OBJECTS = ['counties', 'towns', 'communities', 'functionalAreas'] as const;

function areaRings({ topology }: Coverage, code: string): Ring[] {
  for (const object of AREA_OBJECTS) {
    const areas = topology.objects[object] as GeometryCollection | undefined;
    const found = areas?.geometries.find(
      (area) => (area.properties as Coded | undefined)?.code === code,
    );
    if (!found) continue;
    const { geometry } = feature(topology, found) as GeoJSON.Feature<
      GeoJSON.Polygon | GeoJSON.MultiPolygon
    >;
    return geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
  }
  return [];
}

const ringsOf = (outline: PolygonGeometry | null | undefined): Ring[] => outline?.coordinates ?? [];

/** The outline of a thing that is an area; none for things that are symbols. */
export function highlightRings(
  { registers, coverage, warnings }: Known,
  selection: Selection,
): Ring[] {
  const { kind, id } = selection;
  if (kind === 'grid') return coverage ? gridRings(coverage, id) : [];
  if (kind === 'area') return coverage ? areaRings(coverage, id) : [];
  if (kind === 'gathering') return ringsOf(registers?.gatheringById.get(id)?.outline);
  if (kind === 'warning') {
    return warnings.find((one) => String(one.id) === id)?.outline.coordinates.flat() ?? [];
  }
  if (kind === 'hazard') return ringsOf(registers?.hazardById.get(id)?.outline);
  return [];
}
