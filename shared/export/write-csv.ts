import type { OutFeature, OutValue } from './out-feature.ts';
import { writeWkt } from './write-wkt.ts';

/** Without it a spreadsheet takes UTF-8 for the code page of its country. */
const BYTE_ORDER_MARK = '\uFEFF';
const LINE_END = '\r\n';
/** What a spreadsheet takes for the beginning of a formula, its full-width twins included (FAULTS.md S28). */
const FORMULA = /^[\t\r\n ]*[=+\-@＝＋－＠]|^[\t\r\n]/;

const cell = (value: OutValue): string => {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  return `"${(FORMULA.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`;
};

const line = (cells: readonly string[]): string => cells.join(',') + LINE_END;

/** Rows as comma separated values (RFC 4180), UTF-8 with a byte order mark; no text begins a formula. */
export const writeRows = (
  titles: readonly string[],
  rows: readonly (readonly OutValue[])[],
): string =>
  BYTE_ORDER_MARK + line(titles.map(cell)) + rows.map((row) => line(row.map(cell))).join('');

/** Features with their shapes as well-known text in the last column, `WKT`. */
export function writeWktCsv(features: readonly OutFeature[]): string {
  const titles = Object.keys(features[0]?.properties ?? {});
  return writeRows(
    ['id', ...titles, 'WKT'],
    features.map(({ id, properties, geometry }) => [
      id,
      ...titles.map((title) => properties[title] ?? null),
      writeWkt(geometry),
    ]),
  );
}
