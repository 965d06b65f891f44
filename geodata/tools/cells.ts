import { Delaunay } from 'd3-delaunay';
import { buildPlanarMap, type PlanarMap } from './faces.ts';
import { adoptOrphans, connectedGroups, NO_LABEL } from './labels-of-faces.ts';
import { nodeSegments, type Segment } from './noding.ts';
import { fromKilometres, type Point, SQUARE_KILOMETRES_PER_STEP, toKilometres } from './plane.ts';
import type { Region } from './regions.ts';
import { contains, interiorPoint } from './rings.ts';

/** A region with the seeds its cells grow round. */
export type SeededRegion = Region & { seeds: readonly Point[] };

/** Cells below this are slivers and join a neighbour. */
const SMALLEST_CELL_SQUARE_KILOMETRES = 0.004;

/** A planar map whose every face lies in one region and belongs to one cell (`cellOfFace`). */
export type CellMap = { map: PlanarMap; cellOfFace: Int32Array };

/**
 * Parts every region into the cells nearest to its seeds (Voronoi), cut at the region's border. All borders
 * go through one noding, so neighbours share every vertex. Splinters of a cell cut off by a bend of
 * the border join the neighbour cell they touch most.
 */
export function buildCells(regions: readonly SeededRegion[], borders: readonly Segment[]): CellMap {
  const drawn: Segment[] = borders.map((segment) => ({ ...segment, tag: 0 }));
  regions.forEach((region, index) => {
    drawn.push(...cellEdges(region, index + 1));
  });
  const noded = nodeSegments(drawn).filter(({ a, b, tag }) => {
    return tag === 0 || contains(regions[tag - 1]!.shape, [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]);
  });
  const map = buildPlanarMap(noded);
  const { labels, regionOfFace } = labelBySeed(map, regions);
  const orphans = splinters(map, labels);
  adoptOrphans(map, labels, orphans, (one, other) => regionOfFace[one] === regionOfFace[other]);
  if (orphans.size > 0) throw new Error(`Cells: ${orphans.size} splinters found no neighbour`);
  return { map, cellOfFace: labels };
}

function cellEdges(region: SeededRegion, tag: number): Segment[] {
  const flat = region.seeds.flatMap((seed) => [...toKilometres(seed)]);
  if (region.seeds.length < 2) return [];
  const [west, south, east, north] = region.bounds;
  const [low, high] = [toKilometres([west, south]), toKilometres([east, north])];
  const voronoi = new Delaunay(Float64Array.from(flat)).voronoi([
    low[0] - 1,
    low[1] - 1,
    high[0] + 1,
    high[1] + 1,
  ]);
  return region.seeds.flatMap((_, seed) => {
    const polygon = (voronoi.cellPolygon(seed) ?? []).map((corner) =>
      fromKilometres([corner[0], corner[1]]),
    );
    return polygon.slice(1).map((corner, index) => ({ a: polygon[index]!, b: corner, tag }));
  });
}

function labelBySeed(map: PlanarMap, regions: readonly SeededRegion[]) {
  const firstCell = regions.map((_, index) =>
    regions.slice(0, index).reduce((sum, { seeds }) => sum + seeds.length, 0),
  );
  const nearest = regions.map(
    ({ seeds }) =>
      new Delaunay(Float64Array.from(seeds.flatMap((seed) => [...toKilometres(seed)]))),
  );
  const labels = new Int32Array(map.faces.length).fill(NO_LABEL);
  const regionOfFace = new Int32Array(map.faces.length).fill(NO_LABEL);
  map.faces.forEach(({ rings }, face) => {
    const point = interiorPoint(rings);
    const index = regions.findIndex(({ bounds, shape }) => {
      const [west, south, east, north] = bounds;
      const near = point[0] > west && point[0] < east && point[1] > south && point[1] < north;
      return near && contains(shape, point);
    });
    if (index === -1) return;
    regionOfFace[face] = index;
    labels[face] = firstCell[index]! + nearest[index]!.find(...toKilometres(point));
  });
  return { labels, regionOfFace };
}

/** Every connected group of faces that is not the largest of its cell, or is too small to be a cell. */
function splinters(map: PlanarMap, labels: Int32Array): Set<number> {
  const groups = connectedGroups(map, labels);
  const areas = new Map<number, number>();
  map.faces.forEach(({ area }, face) => {
    areas.set(groups[face]!, (areas.get(groups[face]!) ?? 0) + area);
  });
  const largest = new Map<number, number>();
  groups.forEach((group, face) => {
    if (group === NO_LABEL) return;
    const champion = largest.get(labels[face]!);
    if (champion === undefined || areas.get(group)! > areas.get(champion)!) {
      largest.set(labels[face]!, group);
    }
  });
  const orphans = new Set<number>();
  groups.forEach((group, face) => {
    if (group === NO_LABEL) return;
    const small = areas.get(group)! * SQUARE_KILOMETRES_PER_STEP < SMALLEST_CELL_SQUARE_KILOMETRES;
    if (small || largest.get(labels[face]!) !== group) orphans.add(face);
  });
  return orphans;
}
