import { isTextKey, type Language, type Text } from '../../i18n/use-text.ts';
import { ageText } from '../../ui/age-text.ts';
import { decimalsOf, formatNumber, formatPeople } from '../../ui/format-number.ts';
import { formatMoment } from '../../ui/format-time.ts';
import type { Column } from './columns.ts';
import type { Row, Value } from './row.ts';

/** In whose words, and how long ago is from when: epoch ms at the server. */
export type Telling = { text: Text; language: Language; now: number };

/** The unit of head counts in the register of metrics. */
const PEOPLE_UNIT = '人';
const NOTHING = '–';

/** The unit of a row's cell: its own where rows differ, else the column's. */
export const unitOf = ({ unit, kind }: Column, row: Row): string =>
  kind === 'quantity' ? (unit ?? row.unit ?? '') : '';

/** The word of a choice, a level or a risk. */
export function wordOf({ kind, keyOf }: Column, value: string, text: Text): string {
  const key = kind === 'risk' ? `risk.${value}` : kind === 'level' ? `level.${value}` : null;
  const told = key ?? keyOf?.(value) ?? '';
  return isTextKey(told) ? text(told) : value;
}

function quantityText(column: Column, row: Row, value: number): string {
  const unit = unitOf(column, row);
  if (unit === PEOPLE_UNIT) return formatPeople(value);
  return formatNumber(value, column.decimals ?? decimalsOf(unit));
}

/** What a cell says, without its unit: what is looked through by a filter. */
export function cellText(column: Column, row: Row, telling: Telling): string {
  const value: Value = row.values[column.id] ?? null;
  if (value === null) return NOTHING;
  if (typeof value === 'string') {
    return column.kind === 'text' ? value : wordOf(column, value, telling.text);
  }
  if (column.kind === 'moment') return formatMoment(value, telling.now, telling.language);
  if (column.kind === 'age') return ageText((telling.now - value) / 1_000, telling.language);
  return quantityText(column, row, value);
}
