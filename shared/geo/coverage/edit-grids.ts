import type { EditOf, GridKey } from '../../model/grid-edit.ts';
import { boundsOfNodes, boundsOfTile, boxesMeet } from './bounds.ts';
import { type Coverage, type GridFacts, ringsOfGrid, type Tile } from './coverage.ts';
import { type Node, positionOf } from './lattice.ts';
import { drawnOutline, openTile, paintOutline } from './outlines.ts';
import { EditRefused } from './refused.ts';
import { partsOf } from './rings.ts';
import { sharesOf } from './shares.ts';
import { areaOf, renameFaces, transfer, withFacts } from './transfer.ts';

/** @throws EditRefused when they are not neighbours of one community */
export function merge(coverage: Coverage, { grids, into }: EditOf<'merge'>): Coverage {
  const keys = [...new Set(grids)];
  if (!keys.includes(into)) throw new EditRefused('no-such-grid', [into]);
  const tile = openTile(coverage, into);
  for (const key of keys) mustBePlain(coverage, key, tile.community);
  const facts = keys.map((key) => coverage.grids.get(key)!);
  const gone = new Set(keys.filter((key) => key !== into));
  const changes: Record<GridKey, GridFacts | null> = {
    [into]: {
      ...coverage.grids.get(into)!,
      households: facts.reduce((sum, { households }) => sum + households, 0),
    },
  };
  for (const key of gone) changes[key] = null;
  for (const face of tile.faces.keys()) {
    const micro = coverage.grids.get(face);
    if (micro?.parent && gone.has(micro.parent)) changes[face] = { ...micro, parent: into };
  }
  const parts = keys.reduce((sum, key) => sum + partsOf(ringsOfGrid(coverage, key)).length, 0);
  const merged = renameFaces(withFacts(coverage, changes), tile.community, (face) =>
    gone.has(face) ? into : face,
  );
  if (partsOf(ringsOfGrid(merged, into)).length > parts - keys.length + 1) {
    throw new EditRefused('not-neighbours', keys);
  }
  return merged;
}

/** @throws EditRefused when nothing or everything of the grid lies in the outline */
export function reassign(coverage: Coverage, edit: EditOf<'reassign'>): Coverage {
  const { from, to } = edit;
  const tile = openTile(coverage, from);
  for (const key of [from, to]) mustBePlain(coverage, key, tile.community);
  if (from === to) throw new EditRefused('outline-misses-grid', [from]);
  return give(coverage, tile, { from, to, outline: drawnOutline(edit.outline) });
}

type Gift = { from: GridKey; to: GridKey; outline: readonly Node[] };

/** What lies in an outline changes hands, and households with it by its share of the area. */
function give(coverage: Coverage, tile: Tile, gift: Gift): Coverage {
  const { from, to, outline } = gift;
  const before = areaOf(ringsOfGrid(coverage, from));
  const given = transfer(coverage, tile, gift);
  const after = areaOf(ringsOfGrid(given, from));
  if (after === 0) throw new EditRefused('outline-takes-whole-grid', [from]);
  if (after >= before) {
    throw new EditRefused('outline-misses-grid', [from], positionOf(outline[0]!));
  }
  const [giver, taker] = [given.grids.get(from)!, given.grids.get(to)!];
  const [stays, goes] = sharesOf(giver.households, [after, before - after]) as [number, number];
  return withFacts(given, {
    [from]: { ...giver, households: stays },
    [to]: { ...taker, households: taker.households + goes },
  });
}

/**
 * A dedicated grid out of all that lies in the outline in one community: the one most of it lies in. It begins
 * without households, which stay where they were counted: parks and malls have none [D].
 *
 * @throws EditRefused when a grid would be nothing but the new one
 */
export function cutOut(coverage: Coverage, edit: EditOf<'cut-out'>): Coverage {
  const { newGrid, name } = edit;
  mustBeNew(coverage, newGrid);
  const outline = drawnOutline(edit.outline);
  const box = boundsOfNodes(outline);
  let best: { coverage: Coverage; community: string; area: number } | null = null;
  for (const [community, tile] of coverage.tiles) {
    if (!coverage.limits.has(community) || !boxesMeet(boundsOfTile(tile), box)) continue;
    const painted = paintOutline(coverage, community, outline, () => newGrid);
    const area = areaOf(painted.tiles.get(community)!.faces.get(newGrid));
    if (area > (best?.area ?? 0)) best = { coverage: painted, community, area };
  }
  if (!best) throw new EditRefused('outline-misses-grid', [], edit.outline[0] ?? null);
  const { community } = best;
  const facts: GridFacts = {
    key: newGrid,
    community,
    kind: 'dedicated',
    name,
    households: 0,
    parent: null,
  };
  return withoutEmpty(withFacts(best.coverage, { [newGrid]: facts }), community);
}

/** Micro-grids that have no ground left end. @throws EditRefused when a grid has none left */
function withoutEmpty(coverage: Coverage, community: string): Coverage {
  const { faces } = coverage.tiles.get(community)!;
  const changes: Record<GridKey, null> = {};
  for (const grid of coverage.grids.values()) {
    if (grid.community !== community || ringsOfGrid(coverage, grid.key).length > 0) continue;
    if (grid.parent === null) throw new EditRefused('outline-takes-whole-grid', [grid.key]);
    if (!faces.has(grid.key)) changes[grid.key] = null;
  }
  return withFacts(coverage, changes);
}

/** @throws EditRefused when nothing of the outline is free ground of the comprehensive grid */
export function nestMicro(coverage: Coverage, edit: EditOf<'nest-micro'>): Coverage {
  const { parent, newGrid, name } = edit;
  const tile = openTile(coverage, parent);
  const above = coverage.grids.get(parent)!;
  if (above.kind !== 'comprehensive') throw new EditRefused('not-comprehensive', [parent]);
  mustBeNew(coverage, newGrid);
  const outline = drawnOutline(edit.outline);
  const nested = paintOutline(coverage, tile.community, outline, (face) =>
    face === parent ? newGrid : face,
  );
  const area = areaOf(nested.tiles.get(tile.community)!.faces.get(newGrid));
  if (area === 0) throw new EditRefused('outline-misses-grid', [parent], edit.outline[0] ?? null);
  const rest = areaOf(ringsOfGrid(coverage, parent)) - area;
  const [households] = sharesOf(above.households, [area, rest]) as [number, number];
  const facts: GridFacts = { ...above, key: newGrid, kind: 'micro', name, households, parent };
  return withFacts(nested, { [newGrid]: facts });
}

/** @throws EditRefused `not-micro` */
export function removeMicro(coverage: Coverage, { grid }: EditOf<'remove-micro'>): Coverage {
  const tile = openTile(coverage, grid);
  const parent = coverage.grids.get(grid)!.parent;
  if (parent === null) throw new EditRefused('not-micro', [grid]);
  const renamed = renameFaces(coverage, tile.community, (face) => (face === grid ? parent : face));
  return withFacts(renamed, { [grid]: null });
}

/** @throws EditRefused when a grid would have no ground left: that is a merge */
export function assignBlocks(
  coverage: Coverage,
  { to, blocks }: EditOf<'assign-blocks'>,
): Coverage {
  const tile = openTile(coverage, to);
  mustBePlain(coverage, to, tile.community);
  let current = coverage;
  let given = 0;
  for (const outline of blocks.map(drawnOutline)) {
    const givers = [...current.grids.values()].filter(
      ({ key, community, parent }) => community === tile.community && parent === null && key !== to,
    );
    for (const { key } of givers) {
      const rings = ringsOfGrid(current, key);
      if (!boxesMeet(boundsOfNodes(rings.flat()), boundsOfNodes(outline))) continue;
      try {
        current = give(current, current.tiles.get(tile.community)!, { from: key, to, outline });
        given += 1;
      } catch (error) {
        if (!(error instanceof EditRefused && error.reason === 'outline-misses-grid')) throw error;
      }
    }
  }
  if (given === 0) throw new EditRefused('outline-misses-grid', [to], blocks[0]?.[0] ?? null);
  return current;
}

/** @throws EditRefused when a micro-grid would lose its parent, or a grid become one */
export function describe(coverage: Coverage, edit: EditOf<'describe'>): Coverage {
  openTile(coverage, edit.grid);
  const facts = coverage.grids.get(edit.grid)!;
  const kind = edit.gridKind ?? facts.kind;
  if (kind !== facts.kind) {
    if (facts.kind === 'micro') throw new EditRefused('not-comprehensive', [edit.grid]);
    if (kind === 'micro') throw new EditRefused('micro-needs-parent', [edit.grid]);
    const hasMicros = [...coverage.grids.values()].some(({ parent }) => parent === edit.grid);
    if (hasMicros) throw new EditRefused('has-micro-grids', [edit.grid]);
  }
  const { name = facts.name, households = facts.households } = edit;
  return withFacts(coverage, { [edit.grid]: { ...facts, kind, name, households } });
}

export function mustBeNew(coverage: Coverage, key: GridKey): void {
  if (coverage.grids.has(key)) throw new EditRefused('key-taken', [key]);
}

/** @throws EditRefused for a micro-grid, and a grid of another community */
export function mustBePlain(coverage: Coverage, key: GridKey, community: string): void {
  const facts = coverage.grids.get(key);
  if (!facts) throw new EditRefused('no-such-grid', [key]);
  if (facts.community !== community) throw new EditRefused('different-communities', [key]);
  if (facts.parent !== null) throw new EditRefused('not-comprehensive', [key]);
}
