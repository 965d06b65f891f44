import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, GeometryObject, Topology } from 'topojson-specification';
import type { Position } from '../model/common.ts';
import { bridgeHoles } from './bridge-holes.ts';
import type { AreaShape } from './point-in-areas.ts';

/** Areas as deck.gl takes them: simple polygons one after the other, `[lon, lat]` in degrees. */
export type FlatPolygons = {
  /** Codes of the areas, in the order of the topology. */
  codes: string[];
  /** Which area each polygon is a part of: a place in `codes`. */
  owners: Uint32Array;
  /** First vertex of each polygon, and at the end the number of vertices. */
  startIndices: Uint32Array;
  /** lon, lat, lon, lat …; every polygon closed, holes joined to the outside by a cut. */
  positions: Float64Array;
};

/** Lines as deck.gl takes them; `startIndices` as in FlatPolygons. */
export type FlatLines = { startIndices: Uint32Array; positions: Float64Array };

/** The areas of one object of a topology as rings. Throws RangeError when there is no such object. */
export function areaShapes(topology: Topology, object: string): AreaShape[] {
  return partsOf(topology, object).map(({ code, parts }) => ({ code, rings: parts.flat() }));
}

/** The areas of one object of a topology, flat. Throws RangeError when there is no such object. */
export function flattenPolygons(topology: Topology, object: string): FlatPolygons {
  const areas = partsOf(topology, object);
  const rings = areas.flatMap(({ parts }) => parts.map(bridgeHoles));
  const owners = areas.flatMap(({ parts }, area) => parts.map(() => area));
  return {
    codes: areas.map(({ code }) => code),
    owners: new Uint32Array(owners),
    ...flatten(rings),
  };
}

/**
 * The lines between areas of one object, each once; `drawn` says of two neighbours whether the line between
 * them is wanted (both the same: the outer edge). Default all.
 */
export function flattenMesh(
  topology: Topology,
  object: string,
  drawn: (code: string, neighbour: string) => boolean = () => true,
): FlatLines {
  const lines = mesh(topology, collection(topology, object), (a, b) => drawn(codeOf(a), codeOf(b)));
  return flatten(lines.coordinates as Position[][]);
}

function collection(topology: Topology, object: string): GeometryCollection {
  const found = topology.objects[object];
  if (found?.type === 'GeometryCollection') return found as GeometryCollection;
  throw new RangeError(`expected a collection "${object}", got ${found?.type ?? 'nothing'}`);
}

/** An area's code is its `code` property or, failing that, its id. */
function codeOf(geometry: GeometryObject): string {
  const { code } = (geometry.properties ?? {}) as { code?: unknown };
  return String(code ?? geometry.id ?? '');
}

function partsOf(topology: Topology, object: string): { code: string; parts: Position[][][] }[] {
  return collection(topology, object).geometries.map((geometry) => {
    const shape = feature(topology, geometry);
    const { geometry: plain } = shape as GeoJSON.Feature<GeoJSON.Polygon | GeoJSON.MultiPolygon>;
    const parts = plain.type === 'Polygon' ? [plain.coordinates] : plain.coordinates;
    return { code: codeOf(geometry), parts: parts as Position[][][] };
  });
}

function flatten(lines: readonly (readonly Position[])[]): FlatLines {
  const startIndices = new Uint32Array(lines.length + 1);
  for (const [place, line] of lines.entries()) {
    startIndices[place + 1] = startIndices[place]! + line.length;
  }
  const positions = new Float64Array(2 * startIndices[lines.length]!);
  let next = 0;
  for (const line of lines) {
    for (const [lon, lat] of line) {
      positions[next++] = lon;
      positions[next++] = lat;
    }
  }
  return { startIndices, positions };
}
