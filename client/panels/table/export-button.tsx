import { Download } from 'lucide-react';
import { useCallback, useRef } from 'react';
import type { JournalledExport, TableName } from '../../../shared/model/table-export.ts';
import { journalExport } from '../../commands/export-table.ts';
import { saveFile } from '../../commands/save-file.ts';
import { useText } from '../../i18n/use-text.ts';
import { groundTold } from '../../situation/asked-ground.ts';
import { useView } from '../../store/view-store.ts';
import { useAct } from '../../ui/use-act.ts';
import { csvOf, fileNameOf } from './csv.ts';
import { filterTold } from './filter-told.ts';
import { useTables } from './table-store.ts';
import type { TableRows } from './use-rows.ts';

/** Hands out exactly what is shown, once the journal has it. */
export function ExportButton({ table, shown }: { table: TableName; shown: TableRows }) {
  const text = useText();
  const arrangement = useTables((state) => state.arrangements[table]);
  const filters = useView((view) => view.filters);
  const ground = useView((view) => groundTold(view.asked));
  /** The rows of the moment of the click: the table goes on changing while the journal is written. */
  const taken = useRef({ csv: '', synthetic: false });
  const { rows, columns, telling } = shown;
  const act = useCallback(() => {
    taken.current = {
      csv: csvOf(rows, columns, telling),
      synthetic: rows.some(({ synthetic }) => synthetic),
    };
    return journalExport({
      table,
      rows: rows.length,
      filter: filterTold(filters, arrangement, ground),
    });
  }, [table, rows, columns, telling, filters, arrangement, ground]);
  const handOut = useCallback(
    ({ at }: JournalledExport) => {
      const { csv, synthetic } = taken.current;
      saveFile(fileNameOf(table, at, synthetic), 'text/csv;charset=utf-8', csv);
    },
    [table],
  );
  const { state, run } = useAct(act, handOut);
  return (
    <>
      <button
        type="button"
        className="jw-button jw-table-tool"
        data-act="export"
        data-state={state.kind}
        disabled={rows.length === 0 || state.kind === 'pending'}
        title={text('table.export.hint')}
        onClick={run}
      >
        <Download aria-hidden="true" size={14} />
        <span className="jw-table-word">
          {text(state.kind === 'pending' ? 'table.export.pending' : 'table.export')}
        </span>
      </button>
      {state.kind === 'refused' && (
        <span className="jw-error" role="alert">
          {text('table.export.refused', { reason: state.reason })}
        </span>
      )}
    </>
  );
}
