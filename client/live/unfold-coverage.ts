import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { flattenPolygons } from '../../shared/geo/topology.ts';
import { GRID_KINDS, type GridKind } from '../../shared/model/grid.ts';
import type { Coverage, PlacedArea } from '../store/coverage.ts';
import { pointInside } from '../store/point-inside.ts';

type Properties = { code?: string; name?: string; kind?: string; households?: number };
type AreaShape = GeoJSON.Feature<GeoJSON.Polygon | GeoJSON.MultiPolygon, Properties>;

const polygonsOf = ({ geometry }: AreaShape): GeoJSON.Position[][][] =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;

function shapesOf(topology: Topology, name: string): AreaShape[] {
  const collection = topology.objects[name] as GeometryCollection<Properties> | undefined;
  if (!collection) return [];
  const shapes = feature(topology, collection).features as AreaShape[];
  return shapes.filter(({ geometry }) => geometry !== null);
}

/** The largest part of an area, by the spread of its outer ring: its label belongs there. */
function widestPart(shape: AreaShape): GeoJSON.Position[][] {
  const spread = (rings: GeoJSON.Position[][]) => {
    const lons = rings[0]!.map(([lon]) => lon!);
    const lats = rings[0]!.map(([, lat]) => lat!);
    return (Math.max(...lons) - Math.min(...lons)) * (Math.max(...lats) - Math.min(...lats));
  };
  return polygonsOf(shape).reduce((best, part) => (spread(part) > spread(best) ? part : best));
}

function placed(shape: AreaShape): PlacedArea {
  const [lon, lat] = pointInside(widestPart(shape));
  const { code = '', name = '' } = shape.properties;
  return { code, name, lon, lat };
}

const kindOf = (kind: string | undefined): GridKind =>
  GRID_KINDS.find((known) => known === kind) ?? 'comprehensive';

/** Turns a coverage as it travels into the columns the screen works with. Tens of milliseconds. */
export function unfoldCoverage(version: string, topology: Topology): Coverage {
  const flat = flattenPolygons(topology, 'grids');
  const grids = shapesOf(topology, 'grids');
  const codes = grids.map(({ properties }) => properties.code ?? '');
  const centres = new Float64Array(grids.length * 2);
  grids.forEach((shape, grid) => {
    centres.set(pointInside(widestPart(shape)), grid * 2);
  });
  const areas = (name: string) => shapesOf(topology, name).map(placed);
  return {
    version,
    codes,
    names: grids.map(({ properties }) => properties.name ?? ''),
    kinds: grids.map(({ properties }) => kindOf(properties.kind)),
    households: Uint32Array.from(grids, ({ properties }) => properties.households ?? 0),
    positions: flat.positions,
    polygonStarts: flat.startIndices,
    polygonGrids: flat.owners,
    centres,
    indexOf: new Map(codes.map((code, grid) => [code, grid])),
    communities: areas('communities'),
    towns: areas('towns'),
    counties: areas('counties'),
    functionalAreas: areas('functionalAreas'),
    topology,
  };
}
