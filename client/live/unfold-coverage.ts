import type { GeometryCollection, Topology } from 'topojson-specification';
import { flattenPolygons } from '../../shared/geo/flat-polygons.ts';
import { GRID_KINDS, type GridKind } from '../../shared/model/grid.ts';
import type { Coverage, PlacedArea } from '../store/coverage.ts';
import { pointsInside } from './point-inside.ts';

type Properties = { code?: string; name?: string; kind?: string; households?: number };

const propertiesOf = (topology: Topology, name: string): Properties[] => {
  const collection = topology.objects[name] as GeometryCollection<Properties> | undefined;
  return collection?.geometries.map(({ properties }) => properties ?? {}) ?? [];
};

function placedAreas(topology: Topology, name: string): PlacedArea[] {
  const areas = propertiesOf(topology, name);
  if (areas.length === 0) return [];
  const points = pointsInside(flattenPolygons(topology, name));
  return areas.map(({ code = '', name = '' }, area) => {
    return { code, name, lon: points[2 * area]!, lat: points[2 * area + 1]! };
  });
}

const kindOf = (kind: string | undefined): GridKind =>
  GRID_KINDS.find((known) => known === kind) ?? 'comprehensive';

/** Makes it when it is first asked for. */
function lazily<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/**
 * Turns a coverage as it travels into the columns the screen works with. Tens of milliseconds; points for names and cards
 * are worked out when somebody asks for them, for risk is drawn without.
 */
export function unfoldCoverage(version: string, topology: Topology): Coverage {
  const flat = flattenPolygons(topology, 'grids');
  const grids = propertiesOf(topology, 'grids');
  const codes = grids.map(({ code = '' }) => code);
  const centres = lazily(() => pointsInside(flat));
  const areas = (name: string) => lazily(() => placedAreas(topology, name));
  const [communities, towns] = [areas('communities'), areas('towns')];
  const [counties, functionalAreas] = [areas('counties'), areas('functionalAreas')];
  return {
    version,
    codes,
    names: grids.map(({ name = '' }) => name),
    kinds: grids.map(({ kind }) => kindOf(kind)),
    households: Uint32Array.from(grids, ({ households = 0 }) => households),
    positions: flat.positions,
    polygonStarts: flat.startIndices,
    polygonGrids: flat.owners,
    get centres() {
      return centres();
    },
    indexOf: new Map(codes.map((code, grid) => [code, grid])),
    get communities() {
      return communities();
    },
    get towns() {
      return towns();
    },
    get counties() {
      return counties();
    },
    get functionalAreas() {
      return functionalAreas();
    },
    topology,
  };
}
