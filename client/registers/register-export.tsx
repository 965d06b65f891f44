import type { FileTable } from '../../shared/model/table-export.ts';
import { useNameOf } from '../i18n/use-name.ts';
import { useLanguage, useText } from '../i18n/use-text.ts';
import { COLUMNS } from '../panels/table/columns.ts';
import { ExportAs, type Handed } from '../panels/table/export-button.tsx';
import { type FileAnswers, fileRowsOf } from '../panels/table/file-rows.ts';
import { serverNow } from '../store/clock.ts';
import { useLive } from '../store/live-store.ts';
import { ExportUseSelect } from '../ui/export-use-select.tsx';

/** Hands out what a section lists, with every column, as CSV or GeoJSON; the act is journalled. */
export function RegisterExport<Table extends FileTable>({
  table,
  answer,
  filter = '',
}: {
  table: Table;
  /** What is listed; null while nothing is. */
  answer: FileAnswers[Table] | null;
  /** What holds rows back, for the journal. */
  filter?: string;
}) {
  const text = useText();
  const language = useLanguage();
  const nameOf = useNameOf();
  const registers = useLive((live) => live.registers);
  if (answer === null || registers === null) return null;
  const telling = { text, language, now: serverNow() };
  const rows = fileRowsOf(table, { registers, nameOf, now: telling.now }, answer);
  const shown: Handed = { rows, columns: COLUMNS[table], telling };
  return (
    <span className="jw-row jw-wrap">
      <ExportUseSelect />
      <ExportAs ending="csv" table={table} shown={shown} filter={filter} />
      <ExportAs ending="geojson" table={table} shown={shown} filter={filter} />
    </span>
  );
}
