import { isoInstant } from '../../ui/format-time.ts';
import { cellText, type Telling } from './cell-text.ts';
import type { Column } from './columns.ts';
import type { Row } from './row.ts';

/** A value as a file for other programs has it: times in UTC, words as shown, small counts kept back. */
function writtenOf(column: Column, row: Row, telling: Telling): string | number | null {
  const value = row.values[column.id] ?? null;
  if (value === null) return null;
  if (column.kind === 'moment' || column.kind === 'age') return isoInstant(Number(value));
  const said = cellText(column, row, telling);
  if (typeof value === 'string') return said;
  const plain = said.replaceAll(',', '');
  // "<10" stays what it is: the number behind it must not leave by another door.
  return Number.isNaN(Number(plain)) ? plain : Number(plain);
}

/**
 * A table as GeoJSON (RFC 7946, WGS 84, `[lon, lat]`): a feature a row with its columns as properties by
 * their titles, its geometry null where nobody says where it is, and whether it is invented.
 */
export function geojsonOf(
  rows: readonly Row[],
  columns: readonly Column[],
  telling: Telling,
): string {
  const features = rows.map((row) => ({
    type: 'Feature',
    geometry: row.geometry,
    properties: {
      ...Object.fromEntries(
        columns.map((column) => [telling.text(column.title), writtenOf(column, row, telling)]),
      ),
      synthetic: row.synthetic,
    },
  }));
  return JSON.stringify({ type: 'FeatureCollection', features });
}
