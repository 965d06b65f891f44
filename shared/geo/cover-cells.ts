import type { Position } from '../model/common.ts';
import { type CellGrid, columnOf, rowOf } from './cell-grid.ts';
import { type AreaIndex, type AreaShape, EDGE_NUMBERS, EMPTY, LIST } from './point-in-areas.ts';

/** What cells know of shapes, gathered shape by shape and row by row. */
type Entries = {
  cells: number[];
  shapes: number[];
  edgeStarts: number[];
  edgeEnds: number[];
  edges: number[];
};

/**
 * Part of a cell by which its bounds are widened: far more than the rounding of `columnOf` and `rowOf`, so
 * that an edge is left out of a cell only where it cannot matter.
 */
const SLACK = 1e-6;

/** An edge from its south end to its north end. A level one is crossed by nothing, but parts cells. */
type Edge = { south: number; north: number; lon: number; lonNorth: number; slope: number };

/** The same, with how far west and east it runs within one row of cells. */
type RowEdge = { edge: Edge; west: number; east: number };

/** Goes through all shapes and notes for every cell which of them it meets, and which of their edges. */
export function coverCells(
  shapes: readonly AreaShape[],
  grid: CellGrid,
): Omit<AreaIndex, 'codes' | 'grid'> {
  const entries: Entries = { cells: [], shapes: [], edgeStarts: [], edgeEnds: [], edges: [] };
  for (const [shape, { rings }] of shapes.entries()) {
    const edges = rings.flatMap(edgesOf);
    if (edges.length === 0) continue;
    const last = rowOf(
      grid,
      edges.reduce((most, { north }) => Math.max(most, north), -Infinity),
    );
    const first = rowOf(
      grid,
      edges.reduce((least, { south }) => Math.min(least, south), Infinity),
    );
    for (let row = first; row <= last; row++) {
      coverRow(entries, grid, shape, row, edgesInRow(edges, grid, row));
    }
  }
  return sortByCell(entries, grid);
}

function edgesOf(ring: readonly Position[]): Edge[] {
  const edges: Edge[] = [];
  for (let end = 0, start = ring.length - 1; end < ring.length; start = end++) {
    const [a, b] = [ring[start]!, ring[end]!];
    if (a[0] === b[0] && a[1] === b[1]) continue;
    // South end first, whichever way the ring runs: neighbours then round the same edge the same way.
    const [low, high] = a[1] < b[1] ? [a, b] : [b, a];
    const slope = a[1] === b[1] ? 0 : (high[0] - low[0]) / (high[1] - low[1]);
    edges.push({ south: low[1], north: high[1], lon: low[0], lonNorth: high[0], slope });
  }
  return edges;
}

/** The edges that run through a row, easternmost first. */
function edgesInRow(edges: readonly Edge[], grid: CellGrid, row: number): RowEdge[] {
  const south = grid.south + (row - SLACK) / grid.rowsPerDegree;
  const north = grid.south + (row + 1 + SLACK) / grid.rowsPerDegree;
  const found: RowEdge[] = [];
  for (const edge of edges) {
    if (edge.north < south || edge.south > north) continue;
    const from = edge.lon + (Math.max(south, edge.south) - edge.south) * edge.slope;
    const to =
      edge.south === edge.north
        ? edge.lonNorth
        : edge.lon + (Math.min(north, edge.north) - edge.south) * edge.slope;
    found.push({ edge, west: Math.min(from, to), east: Math.max(from, to) });
  }
  return found.sort((a, b) => b.east - a.east);
}

/**
 * A place is inside a shape when an odd number of edges lie east of it. So a cell needs the edges that reach
 * its west side or further east: with the easternmost first, the beginning of the row's one list.
 */
function coverRow(
  entries: Entries,
  grid: CellGrid,
  shape: number,
  row: number,
  rowEdges: readonly RowEdge[],
): void {
  if (rowEdges.length === 0) return;
  const slack = SLACK / grid.columnsPerDegree;
  const start = entries.edges.length / EDGE_NUMBERS;
  for (const { edge } of rowEdges) {
    entries.edges.push(edge.south, edge.north, edge.lon, edge.slope);
  }
  const west = rowEdges.reduce((least, edge) => Math.min(least, edge.west), Infinity);
  const last = columnOf(grid, rowEdges[0]!.east + slack);
  const middle = grid.south + (row + 0.5) / grid.rowsPerDegree;
  let count = rowEdges.length;
  for (let column = columnOf(grid, west - slack); column <= last; column++) {
    const cellWest = grid.west + column / grid.columnsPerDegree - slack;
    const cellEast = grid.west + (column + 1) / grid.columnsPerDegree + slack;
    while (count > 0 && rowEdges[count - 1]!.east < cellWest) count--;
    const isMet = reachesWestOf(rowEdges, count, cellEast);
    if (!isMet && !isWithin(rowEdges, count, cellWest, middle)) continue;
    entries.cells.push(row * grid.columns + column);
    entries.shapes.push(shape);
    entries.edgeStarts.push(start);
    entries.edgeEnds.push(isMet ? start + count : start);
  }
}

function reachesWestOf(rowEdges: readonly RowEdge[], count: number, lon: number): boolean {
  for (let place = count - 1; place >= 0; place--) if (rowEdges[place]!.west <= lon) return true;
  return false;
}

function isWithin(rowEdges: readonly RowEdge[], count: number, lon: number, lat: number): boolean {
  let within = false;
  for (let place = 0; place < count; place++) {
    const { edge } = rowEdges[place]!;
    if (lat < edge.south || lat >= edge.north) continue;
    if (edge.lon + (lat - edge.south) * edge.slope > lon) within = !within;
  }
  return within;
}

/** Brings the entries of each cell together, by counting; shapes stay in ascending order within a cell. */
function sortByCell(entries: Entries, grid: CellGrid): Omit<AreaIndex, 'codes' | 'grid'> {
  const starts = new Uint32Array(grid.columns * grid.rows + 1);
  for (const cell of entries.cells) starts[cell + 1]!++;
  for (let cell = 1; cell < starts.length; cell++) starts[cell]! += starts[cell - 1]!;
  const next = starts.slice();
  const order = new Uint32Array(entries.cells.length);
  for (let entry = 0; entry < order.length; entry++) order[next[entries.cells[entry]!]!++] = entry;
  const cells = new Int32Array(starts.length - 1).fill(EMPTY);
  const lists: number[] = [];
  for (let cell = 0; cell < cells.length; cell++) {
    if (starts[cell] === starts[cell + 1]) continue;
    const met = order.subarray(starts[cell]!, starts[cell + 1]!);
    const first = met[0]!;
    const isFilled = entries.edgeStarts[first] === entries.edgeEnds[first];
    if (isFilled && met.length === 1) cells[cell] = entries.shapes[first]!;
    else cells[cell] = LIST - addList(lists, entries, met);
  }
  return { cells, lists: new Uint32Array(lists), edges: new Float64Array(entries.edges) };
}

function addList(lists: number[], entries: Entries, met: Uint32Array): number {
  const start = lists.push(met.length) - 1;
  for (const entry of met) {
    lists.push(entries.shapes[entry]!, entries.edgeStarts[entry]!, entries.edgeEnds[entry]!);
  }
  return start;
}
