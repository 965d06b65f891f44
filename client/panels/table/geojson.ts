import { writeGeojson } from '../../../shared/export/write-geojson.ts';
import type { Telling } from './cell-text.ts';
import type { Column } from './columns.ts';
import { type Row, rowKey } from './row.ts';
import { toldRows } from './told-rows.ts';

/**
 * A table as GeoJSON (RFC 7946, WGS 84, `[lon, lat]`): a feature a row with its columns as properties by
 * their titles, its geometry null where nobody says where it is, and whether it is invented.
 */
export function geojsonOf(
  rows: readonly Row[],
  columns: readonly Column[],
  telling: Telling,
): string {
  const { titles, values } = toldRows(rows, columns, telling);
  const features = rows.map((row, index) => ({
    id: rowKey(row),
    geometry: row.geometry,
    properties: {
      ...Object.fromEntries(titles.map((title, at) => [title, values[index]![at] ?? null])),
      synthetic: row.synthetic,
    },
  }));
  return writeGeojson(features, 'wgs84');
}
