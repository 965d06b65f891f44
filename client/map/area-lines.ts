import { feature, merge, mesh } from 'topojson-client';
import type {
  GeometryCollection,
  GeometryObject,
  MultiPolygon,
  Polygon,
  Topology,
} from 'topojson-specification';
import { AREA_SOURCE, type AreaStep } from './paint-order.ts';

type Areas = GeometryCollection<{ code?: string }>;

const areasOf = (topology: Topology, object: string): Areas | null => {
  const found = topology.objects[object];
  return found?.type === 'GeometryCollection' ? (found as Areas) : null;
};

/** The edges of an area, by their places in the topology, whichever way they are walked. */
function edgesOf(area: GeometryObject): number[] {
  const parts =
    area.type === 'Polygon' ? [area.arcs] : area.type === 'MultiPolygon' ? area.arcs : [];
  return parts.flat(2).map((arc) => (arc < 0 ? ~arc : arc));
}

/**
 * The edges that two different areas share, each once; the outer ones belong to the level above. Not joined into longer
 * lines as `mesh` does: no line here is wide enough for its joints to be seen, and of nearly seven thousand areas the
 * joining is most of the work.
 */
function sharedEdges(topology: Topology, object: string): GeoJSON.Geometry | null {
  const areas = areasOf(topology, object);
  if (!areas) return null;
  const ownerOf = new Int32Array(topology.arcs.length).fill(-1);
  const shared: number[][] = [];
  for (const [owner, area] of areas.geometries.entries()) {
    for (const edge of edgesOf(area)) {
      if (ownerOf[edge] === -1) ownerOf[edge] = owner;
      else if (ownerOf[edge] !== owner) shared.push([edge]);
    }
  }
  return feature(topology, { type: 'MultiLineString', arcs: shared }).geometry;
}

/** Every edge of some areas, the outer ones too. */
function allEdges(topology: Topology, object: string): GeoJSON.Geometry | null {
  const areas = areasOf(topology, object);
  return areas && mesh(topology, areas);
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

/** What a step draws of the coverage, made from shared edges so that every line is drawn once. */
const GEOMETRY: Readonly<Record<AreaStep, (topology: Topology) => GeoJSON.Geometry | null>> = {
  outside: outsideOf,
  'county-line': (topology) => allEdges(topology, 'counties'),
  'functional-line': (topology) => allEdges(topology, 'functionalAreas'),
  'town-line': (topology) => sharedEdges(topology, 'towns'),
  'community-line': (topology) => sharedEdges(topology, 'communities'),
  'grid-line': (topology) => sharedEdges(topology, 'grids'),
};

/** What a source holds of areas; a feature's `step` names the layer that draws it. */
export function areaLines(
  topology: Topology,
  source: (typeof AREA_SOURCE)[AreaStep],
): GeoJSON.Feature[] {
  const steps = (Object.keys(AREA_SOURCE) as AreaStep[]).filter(
    (step) => AREA_SOURCE[step] === source,
  );
  return steps.flatMap((step) => {
    const geometry = GEOMETRY[step](topology);
    return geometry ? [{ type: 'Feature', properties: { step }, geometry }] : [];
  });
}
