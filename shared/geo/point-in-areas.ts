import type { Position } from '../model/common.ts';
import { ASIDE } from './aside.ts';
import { type CellGrid, chooseGrid, columnOf, rowOf } from './cell-grid.ts';
import { coverCells } from './cover-cells.ts';

/** A shape by its rings: outer rings and holes of all its parts alike, closed or not. */
export type AreaShape = { code: string; rings: readonly (readonly Position[])[] };

export type AreaIndexOptions = {
  /** Aim at this many cells in all; more cost memory and time to build, fewer cost time to ask. */
  cells?: number;
};

/**
 * Which shape lies where, ready to be asked millions of times. A cell that lies wholly within one shape
 * holds its number; other cells hold a list, and for each shape in it only the edges that can matter there.
 * Made anew after an edit, never on the way of a request.
 */
export type AreaIndex = {
  codes: readonly string[];
  grid: CellGrid;
  /** Per cell: EMPTY, the number of the one shape that fills it, or `LIST - start of its list`. */
  cells: Int32Array;
  /**
   * A list is how many shapes it holds, then for each, ascending: its number and from which to which row of
   * `edges` its edges are; none where it fills the cell. Side by side, because asking costs what memory costs.
   */
  lists: Uint32Array;
  /** Four numbers an edge: south end's lat, north end's lat, south end's lon, lon per lat. */
  edges: Float64Array;
};

const [ASIDE_EAST, ASIDE_NORTH] = ASIDE;

export const EMPTY = -1;
export const LIST = -2;
export const LIST_NUMBERS = 3;
export const EDGE_NUMBERS = 4;

/**
 * Builds the index. Shapes may have holes and several parts, and may overlap; they must not cross the
 * 180th meridian.
 */
export function buildAreaIndex(
  shapes: readonly AreaShape[],
  options: AreaIndexOptions = {},
): AreaIndex {
  const grid = chooseGrid(shapes, options.cells);
  const codes = shapes.map(({ code }) => code);
  return { codes, grid, ...coverCells(shapes, grid) };
}

/**
 * Number of the shape a place is in, or -1. Of overlapping shapes the first is named. A place on an edge
 * two shapes share belongs to exactly one, which `ASIDE` says and the database says too: because both sides do the
 * same arithmetic on the same edge, there is no place between them.
 */
export function locate(index: AreaIndex, east: number, north: number): number {
  const lon = east + ASIDE_EAST;
  const lat = north + ASIDE_NORTH;
  const cell = cellAt(index.grid, lon, lat);
  if (cell < 0) return -1;
  const content = index.cells[cell]!;
  if (content >= EMPTY) return content;
  const { lists } = index;
  const list = LIST - content;
  const end = list + 1 + LIST_NUMBERS * lists[list]!;
  for (let entry = list + 1; entry < end; entry += LIST_NUMBERS) {
    if (holds(index, entry, lon, lat)) return lists[entry]!;
  }
  return -1;
}

/** Numbers of all shapes a place is in, ascending: for zones that overlap. */
export function locateAll(index: AreaIndex, east: number, north: number): number[] {
  const lon = east + ASIDE_EAST;
  const lat = north + ASIDE_NORTH;
  const cell = cellAt(index.grid, lon, lat);
  const content = cell < 0 ? EMPTY : index.cells[cell]!;
  if (content >= EMPTY) return content === EMPTY ? [] : [content];
  const { lists } = index;
  const list = LIST - content;
  const end = list + 1 + LIST_NUMBERS * lists[list]!;
  const found: number[] = [];
  for (let entry = list + 1; entry < end; entry += LIST_NUMBERS) {
    if (holds(index, entry, lon, lat)) found.push(lists[entry]!);
  }
  return found;
}

/** `locate` for many places laid out lon, lat, lon, lat … */
export function locateMany(index: AreaIndex, places: Float64Array): Int32Array {
  const found = new Int32Array(places.length >> 1);
  for (let place = 0; place < found.length; place++) {
    found[place] = locate(index, places[2 * place]!, places[2 * place + 1]!);
  }
  return found;
}

function cellAt(grid: CellGrid, lon: number, lat: number): number {
  // Written so that NaN is outside.
  if (!(lon >= grid.west && lon <= grid.east && lat >= grid.south && lat <= grid.north)) return -1;
  return rowOf(grid, lat) * grid.columns + columnOf(grid, lon);
}

function holds(index: AreaIndex, entry: number, lon: number, lat: number): boolean {
  const { edges, lists } = index;
  const start = lists[entry + 1]! * EDGE_NUMBERS;
  const end = lists[entry + 2]! * EDGE_NUMBERS;
  let within = start === end;
  for (let edge = start; edge < end; edge += EDGE_NUMBERS) {
    const south = edges[edge]!;
    if (lat < south || lat >= edges[edge + 1]!) continue;
    if (edges[edge + 2]! + (lat - south) * edges[edge + 3]! > lon) within = !within;
  }
  return within;
}
