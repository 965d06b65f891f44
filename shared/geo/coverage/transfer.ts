import type { GridKey } from '../../model/grid-edit.ts';
import { paint } from './arrangement.ts';
import { type Coverage, facesOfGrid, type GridFacts, outerRings, type Tile } from './coverage.ts';
import { doubleArea, type Node } from './lattice.ts';
import { type Overlaid, paintOutline, withTile } from './outlines.ts';
import { arrowsOf, type Ring } from './rings.ts';

/** What a face keeps its name by while it is not yet known whether it goes along. */
const TAKEN = 'taken:';

/**
 * What of a grid lies in an outline goes to another. A micro-grid goes along with its larger part, and the rest
 * of it becomes plain ground of the grid it lies in; where the new grid has no micro-grids it ends.
 */
export function transfer(
  coverage: Coverage,
  tile: Tile,
  { from, to, outline }: { from: GridKey; to: GridKey; outline: readonly Node[] },
): Coverage {
  const { micros, faceFor } = takers(coverage, from, to);
  const painted = paintOutline(coverage, tile.community, outline, faceFor);
  return settleMicros(painted, tile.community, { from, to, micros });
}

/** As `transfer`, of what lies in rings whose edges are in the tile already. */
export function transferRings(
  { coverage, tile, sides }: Overlaid,
  { from, to, rings }: { from: GridKey; to: GridKey; rings: readonly Ring[] },
): Coverage {
  const { micros, faceFor } = takers(coverage, from, to);
  const bounds = new Set<string>();
  for (const [a, b] of rings.flatMap(arrowsOf)) {
    const name = String(a < b ? [a, b] : [b, a]);
    if (!bounds.delete(name)) bounds.add(name);
  }
  const bounded = sides.map((side) => {
    return { ...side, forth: bounds.has(String([side.a, side.b])) ? 1 : 0, back: 0 };
  });
  const painted = withTile(coverage, paint(tile, bounded, faceFor));
  return settleMicros(painted, tile.community, { from, to, micros });
}

function takers(coverage: Coverage, from: GridKey, to: GridKey) {
  const micros = facesOfGrid(coverage, from).filter((face) => face !== from);
const names = new Map<string, string>([[from, to]]);
  for (const micro of micros) names.set(micro, `${TAKEN}${micro}`);
  return { micros, faceFor: (face: string): string => names.get(face) ?? face };
}

function settleMicros(
  coverage: Coverage,
  community: string,
  { from, to, micros }: { from: GridKey; to: GridKey; micros: readonly GridKey[] },
): Coverage {
  if (micros.length === 0) return coverage;
  const { faces } = coverage.tiles.get(community)!;
  const names = new Map<string, string>();
  const grids = new Map(coverage.grids);
  const mayNest = (grids.get(to)?.kind ?? 'comprehensive') === 'comprehensive';
  for (const micro of micros) {
    const [stays, goes] = [areaOf(faces.get(micro)), areaOf(faces.get(`${TAKEN}${micro}`))];
    if (goes === 0) continue;
    if (stays >= goes || !mayNest) {
      names.set(`${TAKEN}${micro}`, to);
      if (stays === 0) grids.delete(micro);
      continue;
    }
    names.set(`${TAKEN}${micro}`, micro);
    names.set(micro, from);
    grids.set(micro, { ...grids.get(micro)!, parent: to });
  }
  return renameFaces({ ...coverage, grids }, community, (face) => names.get(face) ?? face);
}

export function areaOf(rings: readonly Ring[] | undefined): number {
  return (rings ?? []).reduce((sum, ring) => sum + doubleArea(ring), 0);
}

/** Faces under other names; those of one name become one, the edges between them gone. */
export function renameFaces(
  coverage: Coverage,
  community: string,
  nameOf: (face: string) => string,
): Coverage {
  const tile = coverage.tiles.get(community)!;
  const groups = new Map<string, (readonly Ring[])[]>();
  for (const [face, rings] of tile.faces) {
    const name = nameOf(face);
    groups.set(name, [...(groups.get(name) ?? []), rings]);
  }
  const faces = new Map<GridKey, readonly Ring[]>();
  for (const [name, all] of groups) {
    faces.set(name, all.length === 1 ? all[0]! : outerRings(all.flat()));
  }
  return withTile(coverage, { community, faces });
}

/** Other facts of some grids; null takes one away. */
export function withFacts(
  coverage: Coverage,
  changes: Readonly<Record<GridKey, GridFacts | null>>,
): Coverage {
  const grids = new Map(coverage.grids);
  for (const [key, facts] of Object.entries(changes)) {
    if (facts === null) grids.delete(key);
    else grids.set(key, facts);
  }
  return { ...coverage, grids };
}
