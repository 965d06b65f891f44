import type { CellMap, SeededRegion } from './cells.ts';
import { buildPlanarMap, OUTSIDE, type PlanarMap } from './faces.ts';
import type { Plot } from './growth.ts';
import { bordersOf, labelAt, NO_LABEL, sharedBorders } from './labels-of-faces.ts';
import { type Point, SQUARE_KILOMETRES_PER_STEP } from './plane.ts';
import { labelPoint, type Shape } from './rings.ts';

/** A cell of the city: a grid-to-be. */
export type Cell = Plot & {
  county: number;
  shape: Shape;
  squareKilometres: number;
  touchesWater: boolean;
};

/** The cells in one piece each, and the planar map of their borders: `cellOfFace` is an index in `cells`. */
export type CellCoverage = { cells: Cell[]; map: PlanarMap; cellOfFace: Int32Array };

/**
 * Merges the faces of each cell and numbers the cells 0, 1, 2 …
 * `weightAt` answers the density of households at a place of a region, per km².
 */
export function collectCells(
  coarse: CellMap,
  regions: readonly SeededRegion[],
  weightAt: (region: SeededRegion, centre: Point) => number,
): CellCoverage {
  const map = buildPlanarMap(bordersOf(coarse.map, coarse.cellOfFace));
  const oldLabels = labelsAfterMerge(map, coarse);
  const regionOfLabel = regions.flatMap((region) => region.seeds.map(() => region));
  const cells: Cell[] = [];
  const cellOfFace = oldLabels.map((label, face) => {
    if (label === NO_LABEL) return NO_LABEL;
    const region = regionOfLabel[label]!;
    const { rings, area } = map.faces[face]!;
    const squareKilometres = area * SQUARE_KILOMETRES_PER_STEP;
    const centre = labelPoint(rings);
    const weight = region.water ? 0 : weightAt(region, centre) * squareKilometres;
    const { county, water } = region;
    cells.push({
      county,
      water,
      shape: rings,
      squareKilometres,
      centre,
      weight,
      neighbours: [],
      touchesWater: false,
    });
    return cells.length - 1;
  });
  sharedBorders(map).forEach((shared, face) => {
    if (cellOfFace[face] === NO_LABEL) return;
    const around = [...shared.keys()].map((other) => cellOfFace[other]!);
    cells[cellOfFace[face]!]!.neighbours = around
      .filter((other) => other !== NO_LABEL)
      .sort((one, other) => one - other);
  });
  for (const cell of cells) {
    cell.touchesWater = cell.neighbours.some((neighbour) => cells[neighbour]!.water);
  }
  return { cells, map, cellOfFace };
}

/** The old label of each face of the merged map, read off the segments both maps share. */
function labelsAfterMerge(merged: PlanarMap, coarse: CellMap): Int32Array {
  const indexOf = new Map(coarse.map.segments.map((segment, index) => [segment, index]));
  const labels = new Int32Array(merged.faces.length).fill(NO_LABEL);
  merged.segments.forEach((segment, index) => {
    const old = indexOf.get(segment)!;
    const left = merged.left[index]!;
    const right = merged.right[index]!;
    if (left !== OUTSIDE) labels[left] = labelAt(coarse.cellOfFace, coarse.map.left[old]!);
    if (right !== OUTSIDE) labels[right] = labelAt(coarse.cellOfFace, coarse.map.right[old]!);
  });
  return labels;
}
