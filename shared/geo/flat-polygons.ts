import type { GeometryObject, Topology } from 'topojson-specification';
import type { Position } from '../model/common.ts';
import { bridgeHoles } from './bridge-holes.ts';
import { areaCollection, codeOf } from './topology.ts';

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

/** The shared edges, one after the other: edge `i` is `positions` from `2 × starts[i]` on. */
type Edges = { starts: Uint32Array; positions: Float64Array };

const decoded = new WeakMap<Topology, Edges>();

/** Decoded once: five levels of areas are built of the same edges. */
function edgesOf(topology: Topology): Edges {
  const known = decoded.get(topology);
  if (known) return known;
  const { arcs, transform } = topology;
  const starts = new Uint32Array(arcs.length + 1);
  arcs.forEach((arc, edge) => {
    starts[edge + 1] = starts[edge]! + arc.length;
  });
  const edges = { starts, positions: new Float64Array(2 * starts[arcs.length]!) };
  const [kx, ky] = transform?.scale ?? [1, 1];
  const [dx, dy] = transform?.translate ?? [0, 0];
  let next = 0;
  for (const arc of arcs) {
    let [x, y] = [0, 0];
    for (const [stepX, stepY] of arc as [number, number][]) {
      // Quantized edges hold steps, others hold places.
      x = transform ? x + stepX : stepX;
      y = transform ? y + stepY : stepY;
      edges.positions[next++] = x * kx! + dx!;
      edges.positions[next++] = y * ky! + dy!;
    }
  }
  decoded.set(topology, edges);
  return edges;
}

/** An edge's place in the list; a negative one is walked backwards. */
const edgeIn = (arc: number): number => (arc < 0 ? ~arc : arc);

/** Neighbouring edges of a ring share the vertex where they meet. */
function verticesIn({ starts }: Edges, ring: readonly number[]): number {
  let vertices = 1;
  for (const arc of ring) vertices += starts[edgeIn(arc) + 1]! - starts[edgeIn(arc)]! - 1;
  return vertices;
}

/** Writes a ring from vertex `at` on. Returns the vertex behind it. */
function writeRing(edges: Edges, ring: readonly number[], into: Float64Array, at: number): number {
  const { starts, positions } = edges;
  let next = 2 * at;
  for (const [place, arc] of ring.entries()) {
    const [first, last] = [starts[edgeIn(arc)]!, starts[edgeIn(arc) + 1]! - 1];
    const step = arc < 0 ? -1 : 1;
    const from = (arc < 0 ? last : first) + (place === 0 ? 0 : step);
    const end = (arc < 0 ? first : last) + step;
    for (let vertex = from; vertex !== end; vertex += step) {
      into[next++] = positions[2 * vertex]!;
      into[next++] = positions[2 * vertex + 1]!;
    }
  }
  return next / 2;
}

function placesOf(edges: Edges, ring: readonly number[]): Position[] {
  const vertices = verticesIn(edges, ring);
  const flat = new Float64Array(2 * vertices);
  writeRing(edges, ring, flat, 0);
  return Array.from({ length: vertices }, (_, at) => [flat[2 * at]!, flat[2 * at + 1]!]);
}

/** The parts of an area, each as rings of edges; none for a geometry that is no area. */
const partsOf = (geometry: GeometryObject): readonly number[][][] => {
  const parts =
    geometry.type === 'Polygon'
      ? [geometry.arcs]
      : geometry.type === 'MultiPolygon'
        ? geometry.arcs
        : [];
  return parts.filter((rings) => rings.length > 0);
};

/** The areas of one object of a topology, flat. Throws RangeError when there is no such object. */
export function flattenPolygons(topology: Topology, object: string): FlatPolygons {
  const { geometries } = areaCollection(topology, object);
  const edges = edgesOf(topology);
  const parts = geometries.map(partsOf);
  const polygons = parts.flat();
  const bridged = polygons.map((rings) =>
    rings.length > 1 ? bridgeHoles(rings.map((ring) => placesOf(edges, ring))) : null,
  );
  const startIndices = new Uint32Array(polygons.length + 1);
  polygons.forEach((rings, polygon) => {
    const vertices = bridged[polygon]?.length ?? verticesIn(edges, rings[0]!);
    startIndices[polygon + 1] = startIndices[polygon]! + vertices;
  });
  const positions = new Float64Array(2 * startIndices[polygons.length]!);
  polygons.forEach((rings, polygon) => {
    const places = bridged[polygon];
    if (places) positions.set(places.flat(), 2 * startIndices[polygon]!);
    else writeRing(edges, rings[0]!, positions, startIndices[polygon]!);
  });
  return {
    codes: geometries.map(codeOf),
    owners: Uint32Array.from(parts.flatMap((of, area) => of.map(() => area))),
    startIndices,
    positions,
  };
}
