import { ASIDE } from '../../../shared/geo/aside.ts';
import { boundsOf, boundsOfTile, metresPerQuantum } from '../../../shared/geo/coverage/bounds.ts';
import { type Coverage, gridOfFace } from '../../../shared/geo/coverage/coverage.ts';
import {
  type Node,
  nodeAt,
  nodeOf,
  PER_DEGREE,
  xOf,
  yOf,
} from '../../../shared/geo/coverage/lattice.ts';
import { isInRings } from '../../../shared/geo/coverage/rings.ts';
import { type CoverageEdge, edgesOf } from '../../../shared/geo/coverage/snap.ts';
import type { Position } from '../../../shared/model/common.ts';
import type { GridKey } from '../../../shared/model/grid-edit.ts';

const isWithin = (
  node: Node,
  box: { west: number; south: number; east: number; north: number },
  by = 0,
) =>
  xOf(node) >= box.west - by &&
  xOf(node) <= box.east + by &&
  yOf(node) >= box.south - by &&
  yOf(node) <= box.north + by;

/** The grid at a place `[lon, lat]`, of a micro-grid its parent; null outside of the plan. */
export function gridAt(coverage: Coverage, place: Position): GridKey | null {
  const node = nodeAt(place);
  if (node === null) return null;
  const [east, north] = ASIDE.map((degrees) => degrees * PER_DEGREE) as [number, number];
  const asked = [2 * (xOf(node) + east), 2 * (yOf(node) + north)] as const;
  for (const tile of coverage.tiles.values()) {
    if (!isWithin(node, boundsOfTile(tile))) continue;
    for (const [face, rings] of tile.faces) {
      if (!isWithin(node, boundsOf(rings)) || !isInRings(rings, ...asked)) continue;
      return gridOfFace(coverage, face);
    }
  }
  return null;
}

/** The edge nearest to a place within some metres; null when none is. Borders cannot be bent and are left out. */
export function edgeNear(coverage: Coverage, place: Position, metres: number): CoverageEdge | null {
  const { east, north } = metresPerQuantum(place);
  const node = nodeAt(place);
  if (node === null) return null;
  let best: { edge: CoverageEdge; metres: number } | null = null;
  for (const tile of coverage.tiles.values()) {
    if (!isWithin(node, boundsOfTile(tile), metres / Math.min(east, north))) continue;
    for (const edge of edgesOf(coverage, tile.community)) {
      const away = metresToEdge(place, edge.ends, east, north);
      if (!edge.isBorder && away <= (best?.metres ?? metres)) best = { edge, metres: away };
    }
  }
  return best?.edge ?? null;
}

function metresToEdge(
  place: Position,
  [a, b]: readonly [Position, Position],
  east: number,
  north: number,
): number {
  const [dx, dy] = [(b[0] - a[0]) * 1e6 * east, (b[1] - a[1]) * 1e6 * north];
  const [px, py] = [(place[0] - a[0]) * 1e6 * east, (place[1] - a[1]) * 1e6 * north];
  const along = Math.max(0, Math.min(1, (px * dx + py * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(px - along * dx, py - along * dy);
}

const SAMPLES_A_SIDE = 12;

/** Places spread evenly inside an outline; its first corner where it is too thin to hold one. */
export function insidePoints(outline: readonly Position[]): Position[] {
  const ring = outline.map(nodeOf);
  const { west, south, east, north } = boundsOf([ring]);
  const found: Position[] = [];
  for (let column = 0; column < SAMPLES_A_SIDE; column += 1) {
    for (let row = 0; row < SAMPLES_A_SIDE; row += 1) {
      const x = west + ((column + 0.5) / SAMPLES_A_SIDE) * (east - west);
      const y = south + ((row + 0.5) / SAMPLES_A_SIDE) * (north - south);
      if (isInRings([ring], 2 * x, 2 * y)) found.push(placeOf(x, y, outline[0]!, ring[0]!));
    }
  }
  return found.length > 0 ? found : outline.slice(0, 1);
}

const placeOf = (x: number, y: number, [lon, lat]: Position, node: Node): Position => [
  lon + (x - xOf(node)) / 1e6,
  lat + (y - yOf(node)) / 1e6,
];

/** The grids that share an edge with a grid. */
export function neighboursOf(coverage: Coverage, key: GridKey): GridKey[] {
  const community = coverage.grids.get(key)?.community;
  if (community === undefined) return [];
  const found = edgesOf(coverage, community).flatMap(({ left, right }) =>
    left === key ? [right] : right === key ? [left] : [],
  );
  return [...new Set(found)].filter((other): other is GridKey => other !== null && other !== key);
}
