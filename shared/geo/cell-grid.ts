import type { Position } from '../model/common.ts';

/** A box of degrees cut into rows (from the south) and columns (from the west) of equal cells. */
export type CellGrid = {
  west: number;
  south: number;
  east: number;
  north: number;
  columns: number;
  rows: number;
  columnsPerDegree: number;
  rowsPerDegree: number;
};

/** Cells per shape, and the limits of the whole [D]: a shape of the city then spans about twelve cells each way. */
const CELLS_PER_SHAPE = 150;
const FEWEST_CELLS = 4_096;
const MOST_CELLS = 1_048_576;

/** A grid around all shapes, its cells about as wide as they are high. */
export function chooseGrid(
  shapes: readonly { rings: readonly (readonly Position[])[] }[],
  cells = Math.min(MOST_CELLS, Math.max(FEWEST_CELLS, shapes.length * CELLS_PER_SHAPE)),
): CellGrid {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { rings } of shapes) {
    for (const ring of rings) {
      for (const [lon, lat] of ring) {
        west = Math.min(west, lon);
        east = Math.max(east, lon);
        south = Math.min(south, lat);
        north = Math.max(north, lat);
      }
    }
  }
  const [wide, high] = [east - west, north - south];
  const wanted = wide > 0 && high > 0 ? Math.sqrt((cells * wide) / high) : 1;
  const columns = Math.min(cells, Math.max(1, Math.round(wanted)));
  const rows = Math.max(1, Math.round(cells / columns));
  const perDegree = { columnsPerDegree: columns / wide, rowsPerDegree: rows / high };
  return { west, south, east, north, columns, rows, ...perDegree };
}

/** Column of a longitude; what lies outside is taken to the nearest. */
export function columnOf(grid: CellGrid, lon: number): number {
  return clamp((lon - grid.west) * grid.columnsPerDegree, grid.columns);
}

/** Row of a latitude; what lies outside is taken to the nearest. */
export function rowOf(grid: CellGrid, lat: number): number {
  return clamp((lat - grid.south) * grid.rowsPerDegree, grid.rows);
}

function clamp(place: number, count: number): number {
  if (place >= count) return count - 1;
  return place > 0 ? Math.floor(place) : 0;
}
