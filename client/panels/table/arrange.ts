import { toldCount } from '../../../shared/model/fewest-told.ts';
import { CONDITION_CODE, type Condition } from '../../../shared/model/level.ts';
import { severityOf } from '../../situation/severity.ts';
import { cellText, type Telling } from './cell-text.ts';
import type { Column } from './columns.ts';
import type { Row } from './row.ts';

/** `contains`: looked for in what the cell says; `is`: a choice's value, or exactly what the cell says. */
export type ColumnFilter = { how: 'contains' | 'is'; wanted: string };
export type Sort = { column: string; descending: boolean };

const normalised = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

function passes(column: Column, filter: ColumnFilter, row: Row, telling: Telling): boolean {
  const said = () => normalised(cellText(column, row, telling));
  if (filter.how === 'contains') return said().includes(normalised(filter.wanted));
  return row.values[column.id] === filter.wanted || said() === normalised(filter.wanted);
}

/** The rows that pass every filter of a column, in the order they came. */
export function filterRows(
  rows: readonly Row[],
  columns: readonly Column[],
  filters: Readonly<Record<string, ColumnFilter>>,
  telling: Telling,
): readonly Row[] {
  const asked = columns.flatMap((column) => {
    const filter = filters[column.id];
    return filter === undefined || filter.wanted === '' ? [] : [{ column, filter }];
  });
  if (asked.length === 0) return rows;
  return rows.filter((row) =>
    asked.every(({ column, filter }) => passes(column, filter, row, telling)),
  );
}

const collator = new Intl.Collator('zh-CN', { numeric: true });

/** What a cell is compared by: how bad, how much, when, or its words. Null: nothing known. */
function sortKey(column: Column, row: Row, telling: Telling): number | string | null {
  const value = row.values[column.id] ?? null;
  if (value === null) return null;
  if (column.kind === 'level' || column.kind === 'risk') {
    return severityOf(CONDITION_CODE[value as Condition]);
  }
  if (typeof value === 'string') return cellText(column, row, telling);
  // Ages grow as moments fall: what is oldest is greatest.
  if (column.kind === 'age') return -value;
  return column.unit === '人' || row.unit === '人' ? toldCount(value) : value;
}

/** Sorted by one column; equals keep their order, and what is not known stands last either way. */
export function sortRows(
  rows: readonly Row[],
  column: Column | undefined,
  descending: boolean,
  telling: Telling,
): readonly Row[] {
  if (column === undefined) return rows;
  const keyed = rows.map((row) => ({ row, key: sortKey(column, row, telling) }));
  const sign = descending ? -1 : 1;
  keyed.sort((left, right) => {
    if (left.key === null || right.key === null) {
      return Number(left.key === null) - Number(right.key === null);
    }
    return typeof left.key === 'number' && typeof right.key === 'number'
      ? sign * (left.key - right.key)
      : sign * collator.compare(String(left.key), String(right.key));
  });
  return keyed.map(({ row }) => row);
}

/** The values a chosen filter offers: those there are, by their words. */
export function choicesOf(
  rows: readonly Row[],
  column: Column,
  telling: Telling,
): { value: string; word: string }[] {
  const words = new Map<string, string>();
  for (const row of rows) {
    const value = row.values[column.id];
    if (typeof value === 'string' && !words.has(value)) {
      words.set(value, cellText(column, row, telling));
    }
  }
  return [...words]
    .map(([value, word]) => ({ value, word }))
    .sort((left, right) => collator.compare(left.word, right.word));
}
