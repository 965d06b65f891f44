import type { GridKey } from '../../model/grid-edit.ts';
import {
  type GridFinding,
  HOUSEHOLDS_OF_A_GRID,
  TOLERANCE_SQUARE_METRES,
} from '../../model/grid-finding.ts';
import { borderOf, chainFrom } from './border-nodes.ts';
import { squareMetresOf } from './bounds.ts';
import { codeFindings } from './code-findings.ts';
import {
  type Coverage,
  type GridFacts,
  gridOfFace,
  meshOf,
  OUTSIDE,
  ringsOfGrid,
  type Tile,
} from './coverage.ts';
import { finding } from './finding.ts';
import { doubleArea, type Node, positionOf } from './lattice.ts';
import { type Part, partsOf, type Ring } from './rings.ts';

/**
 * What is wrong with a division, or only with some communities of it. Overlaps and gaps cannot be drawn, so for them
 * the pairing of the edges is looked through; a warning leaves the choice to the analyst. A repair is offered where
 * only one thing can be meant, and never applied.
 */
export function findings(coverage: Coverage, communities?: readonly string[]): GridFinding[] {
  const asked = communities ? new Set(communities) : null;
  const isAsked = (code: string): boolean => asked === null || asked.has(code);
  const grids = [...coverage.grids.values()].filter(({ community }) => isAsked(community));
  const tiles = [...coverage.tiles.values()].filter(({ community }) => isAsked(community));
  return [
    ...codeFindings(grids),
    ...tiles.flatMap((tile) => [...pairingFindings(tile), ...borderFindings(coverage, tile)]),
    ...grids.flatMap((grid) => [
      ...partFindings(coverage, grid),
      ...householdFindings(coverage, grid),
    ]),
  ];
}

const pairings = new WeakMap<Tile, GridFinding[]>();

/** Edges with two faces on one side: none, unless the structure itself is broken. */
function pairingFindings(tile: Tile): GridFinding[] {
  const known = pairings.get(tile);
  if (known) return known;
  const found: GridFinding[] = [];
  for (const [from, leaving] of meshOf(tile)) {
    const seen = new Map<Node, string>();
    for (const { to, face } of leaving) {
      const other = seen.get(to);
      seen.set(to, face);
      if (other === undefined) continue;
      const grids = [face, other].filter((one) => one !== OUTSIDE);
      const { community } = tile;
      found.push(finding('unpaired-edge', positionOf(from), { grids, community }));
    }
  }
  pairings.set(tile, found);
  return found;
}

/** Slivers between the border with the nodes that edits put into it and the community's fixed one. */
function borderFindings(coverage: Coverage, tile: Tile): GridFinding[] {
  const limit = coverage.limits.get(tile.community);
  if (!limit) return [];
  const fixed = new Set(limit.flat());
  const next = new Map(borderOf(tile));
  const sums = { gap: 0, 'outside-community': 0 };
  let place: Node = limit[0]![0]!;
  for (const start of fixed) {
    const chain = chainFrom(start, next, fixed);
    if (chain.length < 3) continue;
    const area = doubleArea(chain);
    // The community lies on the left: a chain that turns left about the sliver runs outside the fixed border.
    sums[area > 0 ? 'outside-community' : 'gap'] += squareMetresOf(area, start);
    place = start;
  }
  const { community } = tile;
  return (['gap', 'outside-community'] as const)
    .filter((rule) => sums[rule] > TOLERANCE_SQUARE_METRES)
    .map((rule) => finding(rule, positionOf(place), { community, areaSquareMetres: sums[rule] }));
}

const divided = new WeakMap<readonly Ring[], Part[]>();

function partFindings(coverage: Coverage, { key, community }: GridFacts): GridFinding[] {
  const rings = ringsOfGrid(coverage, key);
  const parts = divided.get(rings) ?? partsOf(rings);
  divided.set(rings, parts);
  if (parts.length < 2) return [];
  const bySize = parts.toSorted((left, right) => doubleArea(right.outer) - doubleArea(left.outer));
  const smallest = bySize.at(-1)!;
  const to = soleNeighbour(coverage, key, smallest);
  const outline = smallest.outer.map(positionOf);
  const about = {
    grids: [key],
    community,
    count: parts.length,
    areaSquareMetres: squareMetresOf(doubleArea(smallest.outer), smallest.outer[0]!),
  };
  return [
    finding('several-parts', positionOf(smallest.outer[0]!), {
      ...about,
      ...(to ? { repair: { kind: 'reassign', from: key, to, outline } as const } : {}),
    }),
  ];
}

/** The one grid of the community beside a part, when there is but one. */
function soleNeighbour(coverage: Coverage, key: GridKey, { outer }: Part): GridKey | null {
  const { community, parent } = coverage.grids.get(key)!;
  if (parent !== null) return null;
  const mesh = meshOf(coverage.tiles.get(community)!);
  const beside = new Set<GridKey>();
  for (const [index, node] of outer.entries()) {
    const next = outer[(index + 1) % outer.length]!;
    const face = mesh.get(next)?.find(({ to }) => to === node)?.face;
    if (face) beside.add(gridOfFace(coverage, face));
  }
  beside.delete(key);
  return beside.size === 1 ? [...beside][0]! : null;
}

function householdFindings(coverage: Coverage, grid: GridFacts): GridFinding[] {
  const { key, community, kind, households: count } = grid;
  const { least, most } = HOUSEHOLDS_OF_A_GRID;
  if (kind !== 'comprehensive' || (count >= least && count <= most)) return [];
  const [ring] = ringsOfGrid(coverage, key);
  const place = ring ? positionOf(ring[0]!) : null;
  const rule = count < least ? 'households-few' : 'households-many';
  return [finding(rule, place, { grids: [key], community, count })];
}
