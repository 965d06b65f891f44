import type { Position } from '../../model/common.ts';
import type { Tile } from './coverage.ts';
import { type Node, PER_DEGREE, positionOf, xOf, yOf } from './lattice.ts';
import type { Ring } from './rings.ts';

/** A box of the lattice, in quanta, its edges included. */
export type LatticeBox = { west: number; south: number; east: number; north: number };

const known = new WeakMap<readonly Ring[], LatticeBox>();

/** The box about rings; worked out once. */
export function boundsOf(rings: readonly Ring[]): LatticeBox {
  const box = known.get(rings) ?? boundsOfNodes(rings.flat());
  known.set(rings, box);
  return box;
}

export function boundsOfNodes(nodes: Iterable<Node>): LatticeBox {
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const node of nodes) {
    const [x, y] = [xOf(node), yOf(node)];
    if (x < box.west) box.west = x;
    if (x > box.east) box.east = x;
    if (y < box.south) box.south = y;
    if (y > box.north) box.north = y;
  }
  return box;
}

const tiles = new WeakMap<Tile, LatticeBox>();

export function boundsOfTile(tile: Tile): LatticeBox {
  const box = tiles.get(tile) ?? joined([...tile.faces.values()].map(boundsOf));
  tiles.set(tile, box);
  return box;
}

function joined(boxes: readonly LatticeBox[]): LatticeBox {
  return {
    west: Math.min(...boxes.map(({ west }) => west)),
    south: Math.min(...boxes.map(({ south }) => south)),
    east: Math.max(...boxes.map(({ east }) => east)),
    north: Math.max(...boxes.map(({ north }) => north)),
  };
}

export function boxesMeet(left: LatticeBox, right: LatticeBox): boolean {
  return (
    left.west <= right.east &&
    left.east >= right.west &&
    left.south <= right.north &&
    left.north >= right.south
  );
}

const METRES_PER_DEGREE = (6_371_008.8 * Math.PI) / 180;

/** Metres of a quantum at a place, east and north, on the sphere of `shared/geo/measure.ts`. */
export function metresPerQuantum([, lat]: Position): { east: number; north: number } {
  const north = METRES_PER_DEGREE / PER_DEGREE;
  return { east: north * Math.cos((lat * Math.PI) / 180), north };
}

/** Square metres of twice a lattice area about a node: for slivers, where the exact measure says nothing. */
export function squareMetresOf(twice: number, about: Node): number {
  const { east, north } = metresPerQuantum(positionOf(about));
  return (Math.abs(twice) / 2) * east * north;
}
