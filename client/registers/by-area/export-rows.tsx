import { Download } from 'lucide-react';
import { writeRows } from '../../../shared/export/write-csv.ts';
import type { JournalledExport, PageTableName } from '../../../shared/model/table-export.ts';
import { journalExport } from '../../commands/export-table.ts';
import { saveFile } from '../../commands/save-file.ts';
import { useText } from '../../i18n/use-text.ts';
import { fileNameOf } from '../../panels/table/csv.ts';
import { useExportUse } from '../../store/export-use.ts';
import { ExportUseSelect } from '../../ui/export-use-select.tsx';
import { useAct } from '../../ui/use-act.ts';

type Cells = readonly (string | number | null)[];

/** Hands out what a section shows, once the journal has it. */
export function ExportRows({
  table,
  head,
  rows,
  filter,
  synthetic,
}: {
  table: PageTableName;
  head: readonly string[];
  rows: readonly Cells[];
  /** What held other rows back, as a link would say it. */
  filter: string;
  synthetic: boolean;
}) {
  const text = useText();
  const told = { table, rows: rows.length, filter };
  const handOut = ({ at }: JournalledExport) =>
    saveFile(fileNameOf(table, at, synthetic), 'text/csv;charset=utf-8', writeRows(head, rows));
  const wish = [told, useExportUse()];
  const { state, run } = useAct((key) => journalExport(told, key), { done: handOut, wish });
  return (
    <>
      <ExportUseSelect />
      <button
        type="button"
        className="jw-button"
        data-act="export"
        disabled={rows.length === 0 || state.kind === 'pending'}
        onClick={() => void run()}
      >
        <Download aria-hidden="true" size={14} /> {text('staffing.export')}
      </button>
      {state.kind === 'refused' && (
        <span className="jw-error" role="alert">
          {state.reason}
        </span>
      )}
    </>
  );
}
