import { writeRows } from '../../shared/export/write-csv.ts';
import type { CrosswalkMatch } from '../../shared/wire/interchange.ts';

const TITLES = [
  'unit',
  'unitName',
  'grid',
  'gridName',
  'relation',
  'areaSquareMetres',
  'share',
  'householdsEstimated',
];
const SHARE_DIGITS = 4;

/** The match as lines: unit by unit the whole grids, then the cut ones, then grids that no unit covers. */
export function crosswalkTable({ units, uncovered }: CrosswalkMatch): {
  text: string;
  rows: number;
} {
  const lines = units.flatMap(({ code, name, whole, cut }) =>
    [
      ...whole.map((grid) => ({ grid, relation: 'whole' })),
      ...cut.map((grid) => ({ grid, relation: 'cut' })),
    ].map(({ grid, relation }) => [
      ...[code, name, grid.grid, grid.gridName, relation, Math.round(grid.areaSquareMetres)],
      ...[Number(grid.share.toFixed(SHARE_DIGITS)), grid.households ?? '<10'],
    ]),
  );
  const open = uncovered.map(({ grid, gridName, share }) => [
    ...['', '', grid, gridName, 'uncovered', null, Number(share.toFixed(SHARE_DIGITS)), null],
  ]);
  const rows = [...lines, ...open];
  return { text: writeRows(TITLES, rows), rows: rows.length };
}
