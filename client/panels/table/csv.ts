import type { PageTableName, TableName } from '../../../shared/model/table-export.ts';
import { isoInstant } from '../../ui/format-time.ts';
import { cellText, type Telling, unitOf } from './cell-text.ts';
import type { Column } from './columns.ts';
import type { Row } from './row.ts';

/** Without it a spreadsheet takes UTF-8 for the code page of its country. */
const BYTE_ORDER_MARK = '\uFEFF';
const LINE_END = '\r\n';

/** What a spreadsheet takes for the beginning of a formula, its full-width twins included. */
const FORMULA = /^[\t\r\n ]*[=+\-@＝＋－＠]|^[\t\r\n]/;

/** A text as a cell: never a formula (FAULTS.md S28), quoted so that commas and lines stay inside. */
export const csvText = (text: string): string => {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
};

/** Numbers as they are shown but not grouped, times in UTC, nothing where nothing is known. */
function csvCell(column: Column, row: Row, telling: Telling): string {
  const value = row.values[column.id] ?? null;
  if (value === null) return '';
  if (typeof value === 'string') return csvText(cellText(column, row, telling));
  if (column.kind === 'moment' || column.kind === 'age') return isoInstant(value);
  // Written by us from a number, so it needs no guard, and "<10" begins no formula.
  return cellText(column, row, telling).replaceAll(',', '');
}

/** A column whose unit differs by row is followed by one that says it. */
const needsUnit = (column: Column, rows: readonly Row[]): boolean =>
  column.kind === 'quantity' && column.unit === undefined && rows.some(({ unit }) => unit);

const titleOf = ({ title, unit }: Column, { text }: Telling): string =>
  unit === undefined ? text(title) : `${text(title)} (${unit})`;

/**
 * A table as a file: the given rows and columns in their order, nothing else, and for each row whether it
 * is invented. UTF-8 with a byte order mark; lines end as RFC 4180 says.
 */
export function csvOf(rows: readonly Row[], columns: readonly Column[], telling: Telling): string {
  const { text } = telling;
  const withUnit = new Set(columns.filter((column) => needsUnit(column, rows)));
  const head = columns.flatMap((column) => [
    csvText(titleOf(column, telling)),
    ...(withUnit.has(column)
      ? [csvText(text('table.csv.unit', { column: text(column.title) }))]
      : []),
  ]);
  const lines = rows.map((row) => [
    ...columns.flatMap((column) => [
      csvCell(column, row, telling),
      ...(withUnit.has(column) ? [csvText(unitOf(column, row))] : []),
    ]),
    csvText(text(row.synthetic ? 'table.csv.yes' : 'table.csv.no')),
  ]);
  const all = [[...head, csvText(text('badge.synthetic'))], ...lines];
  return BYTE_ORDER_MARK + all.map((cells) => cells.join(',') + LINE_END).join('');
}

/** Texts and numbers of a page's table as a file, its head first. The same guards as above. */
export const csvOfTexts = (lines: readonly (readonly (string | number | null)[])[]): string => {
  const cell = (value: string | number | null) =>
    typeof value === 'string' ? csvText(value) : String(value ?? '');
  return BYTE_ORDER_MARK + lines.map((cells) => cells.map(cell).join(',') + LINE_END).join('');
};

/**
 * `jingwei-hazards-20261122T134501Z-SYNTHETIC.csv`
 * @param at ISO 8601, when the export was journalled
 */
export const fileNameOf = (
  table: TableName | PageTableName,
  at: string,
  synthetic: boolean,
  ending: 'csv' | 'geojson' = 'csv',
): string => {
  const moment = at.replace(/\.\d+/, '').replaceAll(/[-:]/g, '');
  return `jingwei-${table}-${moment}${synthetic ? '-SYNTHETIC' : ''}.${ending}`;
};
