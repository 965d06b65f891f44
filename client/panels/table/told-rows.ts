import type { OutValue } from '../../../shared/export/out-feature.ts';
import { isoInstant } from '../../ui/format-time.ts';
import { cellText, type Telling, unitOf } from './cell-text.ts';
import type { Column } from './columns.ts';
import type { Row } from './row.ts';

/** A table as every file has it: titles, and for each row its values under them. */
export type ToldRows = { titles: string[]; values: OutValue[][] };

/** Words as shown, numbers as shown but not grouped, times in UTC, nothing where nothing is known. */
function told(column: Column, row: Row, telling: Telling): OutValue {
  const value = row.values[column.id] ?? null;
  if (value === null) return null;
  if (typeof value === 'string') return cellText(column, row, telling);
  if (column.kind === 'moment' || column.kind === 'age') return isoInstant(value);
  const shown = cellText(column, row, telling).replaceAll(',', '');
  // "<10" stays what it is: the number behind it must not leave by another door.
  return Number.isNaN(Number(shown)) ? shown : Number(shown);
}

/** A column whose unit differs by row is followed by one that says it. */
const needsUnit = (column: Column, rows: readonly Row[]): boolean =>
  column.kind === 'quantity' && column.unit === undefined && rows.some(({ unit }) => unit);

const titleOf = ({ title, unit }: Column, { text }: Telling): string =>
  unit === undefined ? text(title) : `${text(title)} (${unit})`;

/** The given rows and columns in their order, nothing else, every number with its unit. */
export function toldRows(
  rows: readonly Row[],
  columns: readonly Column[],
  telling: Telling,
): ToldRows {
  const { text } = telling;
  const withUnit = new Set(columns.filter((column) => needsUnit(column, rows)));
  const titles = columns.flatMap((column) => [
    titleOf(column, telling),
    ...(withUnit.has(column) ? [text('table.csv.unit', { column: text(column.title) })] : []),
  ]);
  const values = rows.map((row) =>
    columns.flatMap((column) => [
      told(column, row, telling),
      ...(withUnit.has(column) ? [unitOf(column, row)] : []),
    ]),
  );
  return { titles, values };
}
