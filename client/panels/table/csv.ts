import { writeRows } from '../../../shared/export/write-csv.ts';
import type { PageTableName, TableName } from '../../../shared/model/table-export.ts';
import type { Telling } from './cell-text.ts';
import type { Column } from './columns.ts';
import type { Row } from './row.ts';
import { toldRows } from './told-rows.ts';

/** A table as CSV, and in its last column whether each row is invented. */
export function csvOf(rows: readonly Row[], columns: readonly Column[], telling: Telling): string {
  const { text } = telling;
  const { titles, values } = toldRows(rows, columns, telling);
  return writeRows(
    [...titles, text('badge.synthetic')],
    values.map((line, index) => [
      ...line,
      text(rows[index]!.synthetic ? 'table.csv.yes' : 'table.csv.no'),
    ]),
  );
}

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
