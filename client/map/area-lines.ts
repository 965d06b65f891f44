import { merge, mesh } from 'topojson-client';
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification';
import type { Coverage } from '../store/coverage.ts';
import { AREA_SOURCE, type AreaStep } from './paint-order.ts';

type Areas = GeometryCollection<{ code?: string }>;

const areasOf = (topology: Topology, object: string): Areas | null => {
  const found = topology.objects[object];
  return found?.type === 'GeometryCollection' ? (found as Areas) : null;
};

/** The lines between areas; the outer edge belongs to the level above, except where there is none. */
function linesOf(topology: Topology, object: string, outer: boolean): GeoJSON.Geometry | null {
  const areas = areasOf(topology, object);
  return areas && mesh(topology, areas, (a, b) => outer || a !== b);
}

/** More than any screen shows around the city, `[lon, lat]` in degrees. */
const AROUND: GeoJSON.Position[] = [
  [100, 20],
  [140, 20],
  [140, 45],
  [100, 45],
  [100, 20],
];

/** All the land that is not the city's. */
function outsideOf(topology: Topology): GeoJSON.Geometry | null {
  const counties = areasOf(topology, 'counties');
  if (!counties) return null;
  const city = merge(topology, counties.geometries as (Polygon | MultiPolygon)[]);
  return { type: 'Polygon', coordinates: [AROUND, ...city.coordinates.map(([ring]) => ring!)] };
}

const LINES: Readonly<
  Record<Exclude<AreaStep, 'outside'>, readonly [object: string, outer: boolean]>
> = {
  'county-line': ['counties', true],
  'functional-line': ['functionalAreas', true],
  'town-line': ['towns', false],
  'community-line': ['communities', false],
  'grid-line': ['grids', false],
};

/** What a step draws of the coverage, made from shared edges so that every line is drawn once. */
function geometryOf(topology: Topology, step: AreaStep): GeoJSON.Geometry | null {
  return step === 'outside' ? outsideOf(topology) : linesOf(topology, ...LINES[step]);
}

/** What each source holds of areas; a feature's `step` names the layer that draws it. */
export function areaLines({ topology }: Coverage) {
  const features: Record<(typeof AREA_SOURCE)[AreaStep], GeoJSON.Feature[]> = {
    ground: [],
    'fine-lines': [],
  };
  for (const step of Object.keys(AREA_SOURCE) as AreaStep[]) {
    const geometry = geometryOf(topology, step);
    if (!geometry) continue;
    features[AREA_SOURCE[step]].push({ type: 'Feature', properties: { step }, geometry });
  }
  return features;
}
