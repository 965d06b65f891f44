import { feature, mergeArcs } from 'topojson-client';
import { topology as buildTopology } from 'topojson-server';
import type {
  GeometryCollection,
  GeometryObject,
  MultiPolygon,
  Polygon,
  Topology,
} from 'topojson-specification';
import type { Position } from '../model/common.ts';
import type { GridKind } from '../model/grid.ts';
import { nodeTogether } from './node-together.ts';
import { areaCollection, codeOf } from './topology.ts';

/** A grid as a coverage carries it, with its outline in degrees. */
export type CoveredGrid = {
  code: string;
  kind: GridKind;
  name: string;
  households: number;
  outline: Position[][][];
};

/** The areas a grid lies in. Followed as the register says, never read from codes. */
export type GridParents = { community: string; town: string; county: string };

type Properties = Record<string, unknown>;
type Shape = Polygon<Properties> | MultiPolygon<Properties>;
/** A grid in lattice steps. */
type GridParts = { properties: Properties; parts: readonly (readonly (readonly Position[])[])[] };

/** A millionth of a degree: the lattice every outline lies on. */
const STEPS_PER_DEGREE = 1_000_000;

const originOf = ({ transform }: Topology): Position => {
  const [lon = 0, lat = 0] = transform?.translate ?? [];
  const onLattice = (degrees: number) => Math.round(degrees * STEPS_PER_DEGREE) / STEPS_PER_DEGREE;
  return [onLattice(lon), onLattice(lat)];
};

const stepsFrom =
  (origin: Position) =>
  ([lon, lat]: Position): Position => [
    Math.round((lon - origin[0]) * STEPS_PER_DEGREE),
    Math.round((lat - origin[1]) * STEPS_PER_DEGREE),
  ];

/** Grids of the coverage before with their outlines in degrees. */
function gridsBefore(before: Topology, isWanted: (code: string) => boolean) {
  return areaCollection(before, 'grids')
    .geometries.filter((geometry) => isWanted(codeOf(geometry)))
    .map((geometry) => {
      const shape = feature(before, geometry) as GeoJSON.Feature<
        GeoJSON.Polygon | GeoJSON.MultiPolygon
      >;
      const { type, coordinates } = shape.geometry;
      const parts = (type === 'Polygon' ? [coordinates] : coordinates) as Position[][][];
      return { properties: geometry.properties as Properties, parts };
    });
}

const deltas = (arc: readonly number[][]): Position[] =>
  arc.map((point, place): Position => {
    const before = place === 0 ? [0, 0] : arc[place - 1]!;
    return [point[0]! - before[0]!, point[1]! - before[1]!];
  });

/** One part is a Polygon, as in the coverage a city begins with. */
const asShape = (arcs: number[][][], properties: Properties): Shape =>
  arcs.length === 1
    ? { type: 'Polygon', arcs: arcs[0]!, properties }
    : { type: 'MultiPolygon', arcs, properties };

/** Areas of one level anew, each the sum of the shapes below that belong to it. */
function merged(
  built: Topology,
  before: Topology,
  level: string,
  below: readonly Shape[],
  belongsTo: (code: string) => readonly string[],
): GeometryCollection<Properties> {
  const members = new Map<string, Shape[]>();
  for (const shape of below) {
    for (const area of belongsTo(codeOf(shape))) {
      members.set(area, [...(members.get(area) ?? []), shape]);
    }
  }
  const geometries = areaCollection(before, level).geometries.map((area): GeometryObject => {
    const parts = members.get(codeOf(area)) ?? [];
    const sum = mergeArcs(built, parts as Parameters<typeof mergeArcs>[1]);
    return asShape(sum.arcs, area.properties as Properties);
  });
  return { type: 'GeometryCollection', geometries: geometries as Shape[] };
}

/** The grids' own shared arcs, on the lattice. */
function gridTopology(
  before: Topology,
  removed: ReadonlySet<string>,
  added: readonly CoveredGrid[],
): Topology {
  const origin = originOf(before);
  const toSteps = stepsFrom(origin);
  const replaced = new Set([...removed, ...added.map(({ code }) => code)]);
  const inSteps = <Shape extends { parts: Position[][][] }>(shape: Shape) => ({
    ...shape,
    parts: shape.parts.map((rings) => rings.map((ring) => ring.map(toSteps))),
  });
  const kept = gridsBefore(before, (code) => !replaced.has(code)).map(inSteps);
  const old = gridsBefore(before, (code) => replaced.has(code)).map(inSteps);
  const fresh = added
    .map(({ outline, ...properties }) => ({ properties, parts: outline }))
    .map(inSteps);
  const noded = nodeTogether<GridParts, GridParts>(kept, fresh, old);
  const shapes = [...noded.kept, ...noded.fresh].sort((one, other) =>
    String(one.properties.code) < String(other.properties.code) ? -1 : 1,
  );
  const features = shapes.map(({ properties, parts }): GeoJSON.Feature => {
    const coordinates = parts as Position[][][];
    const geometry =
      coordinates.length === 1
        ? { type: 'Polygon' as const, coordinates: coordinates[0]! }
        : { type: 'MultiPolygon' as const, coordinates };
    return { type: 'Feature', properties, geometry };
  });
  const { arcs, objects } = buildTopology({
    grids: { type: 'FeatureCollection', features },
  } as never) as unknown as Topology;
  const scale: [number, number] = [1 / STEPS_PER_DEGREE, 1 / STEPS_PER_DEGREE];
  return {
    type: 'Topology',
    transform: { scale, translate: origin },
    objects,
    arcs: arcs.map(deltas),
  };
}

/**
 * The coverage of the city after some grids were replaced: shared edges found anew, every level above
 * the sum of its grids. Micro-grids lie in others and are in no sum.
 * @param parents of every grid that is in it afterwards
 */
export function renewCoverage(
  before: Topology,
  removed: ReadonlySet<string>,
  added: readonly CoveredGrid[],
  parents: ReadonlyMap<string, GridParents>,
): Topology {
  const built = gridTopology(before, removed, added);
  const grids = areaCollection(built, 'grids').geometries as Shape[];
  const ground = grids.filter(({ properties }) => properties?.kind !== 'micro');
  const up = (of: ReadonlyMap<string, string>) => (code: string) => {
    const parent = of.get(code);
    return parent === undefined ? [] : [parent];
  };
  const towns = new Map([...parents.values()].map(({ community, town }) => [community, town]));
  const counties = new Map([...parents.values()].map(({ town, county }) => [town, county]));
  const communityOf = new Map([...parents].map(([code, { community }]) => [code, community]));
  const shapes = ({ geometries }: GeometryCollection<Properties>) => geometries as Shape[];
  const communities = merged(built, before, 'communities', ground, up(communityOf));
  const town = merged(built, before, 'towns', shapes(communities), up(towns));
  const county = merged(built, before, 'counties', shapes(town), up(counties));
  const zones = areaCollection(before, 'functionalAreas').geometries.map((zone) => ({
    code: codeOf(zone),
    towns: ((zone.properties ?? {}) as { towns?: string[] }).towns ?? [],
  }));
  const over = (code: string) =>
    zones.filter(({ towns: under }) => under.includes(code)).map((zone) => zone.code);
  const functionalAreas = merged(built, before, 'functionalAreas', shapes(town), over);
  const objects = {
    counties: county,
    towns: town,
    communities,
    grids: built.objects.grids!,
    functionalAreas,
  };
  return { ...built, objects };
}
