import { FileSpreadsheet, MapPinned } from 'lucide-react';
import { useRef } from 'react';
import type { JournalledExport, TableName } from '../../../shared/model/table-export.ts';
import { journalExport } from '../../commands/export-table.ts';
import { saveFile } from '../../commands/save-file.ts';
import { withWholeAreas } from '../../commands/whole-areas.ts';
import { useText } from '../../i18n/use-text.ts';
import { groundTold } from '../../situation/asked-ground.ts';
import { useExportUse } from '../../store/export-use.ts';
import { useView } from '../../store/view-store.ts';
import { ExportUseSelect } from '../../ui/export-use-select.tsx';
import { useAct } from '../../ui/use-act.ts';
import { csvOf, fileNameOf } from './csv.ts';
import { filterTold } from './filter-told.ts';
import { geojsonOf } from './geojson.ts';
import { useTables } from './table-store.ts';
import type { TableRows } from './use-rows.ts';

export type Handed = Pick<TableRows, 'rows' | 'columns' | 'telling'>;

/** Hands out exactly what the console shows of a table. */
export function ExportButtons({ table, shown }: { table: TableName; shown: TableRows }) {
  const arrangement = useTables((state) => state.arrangements[table]);
  const filters = useView((view) => view.filters);
  const ground = useView((view) => groundTold(view.asked));
  const filter = filterTold(filters, arrangement, ground);
  return (
    <>
      <ExportUseSelect />
      <ExportAs ending="csv" table={table} shown={shown} filter={filter} />
      <ExportAs ending="geojson" table={table} shown={shown} filter={filter} />
    </>
  );
}

const KINDS = {
  csv: {
    type: 'text/csv;charset=utf-8',
    write: csvOf,
    word: 'table.export',
    icon: FileSpreadsheet,
    withGeometry: false,
  },
  geojson: {
    type: 'application/geo+json',
    write: geojsonOf,
    word: 'table.export-geojson',
    icon: MapPinned,
    withGeometry: true,
  },
} as const;

type ExportAsProps = {
  ending: keyof typeof KINDS;
  table: TableName;
  shown: Handed;
  /** What held rows back, for the journal. */
  filter: string;
};

/** Hands out rows as a file of one kind, once the journal has it. */
export function ExportAs({ ending, table, shown, filter }: ExportAsProps) {
  const text = useText();
  const { type, write, word, icon: Icon, withGeometry } = KINDS[ending];
  /** The rows of the moment of the click: the table goes on changing while the journal is written. */
  const taken = useRef({ content: '', synthetic: false });
  const { rows, columns, telling } = shown;
  const told = { table, rows: rows.length, filter };
  const wish = [told, useExportUse()];
  const act = async (key: string) => {
    const whole = withGeometry
      ? await withWholeAreas(table, rows)
      : ({ ok: true, value: rows } as const);
    if (!whole.ok) return whole;
    taken.current = {
      content: write(whole.value, columns, telling),
      synthetic: rows.some(({ synthetic }) => synthetic),
    };
    return journalExport(told, key);
  };
  const handOut = ({ at }: JournalledExport) => {
    const { content, synthetic } = taken.current;
    saveFile(fileNameOf(table, at, synthetic, ending), type, content);
  };
  const { state, run } = useAct(act, { done: handOut, wish });
  return (
    <>
      <button
        type="button"
        className="jw-button jw-table-tool"
        data-act={`export-${ending}`}
        data-state={state.kind}
        disabled={rows.length === 0 || state.kind === 'pending'}
        title={text('table.export.hint')}
        onClick={run}
      >
        <Icon aria-hidden="true" size={14} />
        <span className="jw-table-word">
          {text(state.kind === 'pending' ? 'table.export.pending' : word)}
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
