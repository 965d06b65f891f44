import type { ReactNode } from 'react';
import { FILE_TABLES, LIVE_TABLES, type TableName } from '../../../shared/model/table-export.ts';
import { useText } from '../../i18n/use-text.ts';
import { isFiltering } from '../../situation/is-filtering.ts';
import { useLive } from '../../store/live-store.ts';
import { useView } from '../../store/view-store.ts';
import { Choice } from '../../ui/choice.tsx';
import { formatNumber } from '../../ui/format-number.ts';
import { EmptyState, ErrorState, LoadingState, OfflineState } from '../../ui/states.tsx';
import { ColumnChoice } from './column-choice.tsx';
import { ExportButtons } from './export-button.tsx';
import { RegisterTable } from './register-table.tsx';
import { SavedViews } from './saved-views.tsx';
import { arrange, openTable, useTables } from './table-store.ts';
import { isFileTable } from './use-file-rows.ts';
import { type TableRows, useRows } from './use-rows.ts';
import '../../i18n/later-words.ts';
import './table-panel.css';

/** The registers as tables with their live state. @param aside stands at the right end of its bar */
export function TablePanel({ aside }: { aside?: ReactNode }) {
  const text = useText();
  const table = useTables((state) => state.table);
  const shown = useRows();
  return (
    <div className="jw-table-panel" data-testid="table" data-table={table}>
      <div className="jw-table-bar">
        <Choice<TableName>
          label={text('panel.table')}
          names={LIVE_TABLES}
          chosen={table}
          wordOf={(name) => text(isFileTable(name) ? `table.${name}` : `layer.${name}`)}
          choose={openTable}
        />
        <FileChoice table={table} />
        {shown !== null && <Held table={table} shown={shown} />}
        <span className="jw-grow" />
        <SavedViews table={table} />
        <ColumnChoice table={table} />
        {shown !== null && <ExportButtons key={table} table={table} shown={shown} />}
        {aside}
      </div>
      {shown === null ? <NotYet /> : <Body table={table} shown={shown} />}
    </div>
  );
}

/** The registers of files: too many for buttons beside those of what is live. */
function FileChoice({ table }: { table: TableName }) {
  const text = useText();
  return (
    <select
      className="jw-select jw-table-files"
      aria-label={text('table.choose-file')}
      value={isFileTable(table) ? table : ''}
      data-chosen={isFileTable(table)}
      onChange={({ target }) => target.value !== '' && openTable(target.value as TableName)}
    >
      <option value="">{text('table.choose-file')}…</option>
      {FILE_TABLES.map((name) => (
        <option key={name} value={name}>
          {text(`table.${name}`)}
        </option>
      ))}
    </select>
  );
}

function NotYet() {
  const text = useText();
  const loadError = useLive((live) => live.loadError);
  const status = useLive((live) => live.status);
  if (loadError !== null) return <ErrorState reason={text('error.unavailable')} />;
  return status === 'not-live' ? <OfflineState /> : <LoadingState />;
}

/** How many are shown of how many, and whose filters hold the rest back. */
function Held({ table, shown }: { table: TableName; shown: TableRows }) {
  const text = useText();
  const byConsole = useView((view) => isFiltering(view.filters));
  const byGround = useView((view) => view.asked?.holdsTables === true);
  const byColumn = useTables(({ arrangements }) =>
    Object.values(arrangements[table].filters).some(({ wanted }) => wanted !== ''),
  );
  const counts = { shown: formatNumber(shown.rows.length), total: formatNumber(shown.size) };
  return (
    <>
      <span className="jw-small jw-secondary jw-number" role="status" data-testid="table-count">
        {text('table.count', counts)}
      </span>
      {byConsole && <span className="jw-badge">{text('table.held-by-console')}</span>}
      {byGround && <span className="jw-badge">{text('places.tables-held')}</span>}
      {byColumn && (
        <button type="button" className="jw-button" onClick={() => arrange({ filters: {} })}>
          {text('table.filter.clear')}
        </button>
      )}
    </>
  );
}

function Body({ table, shown }: { table: TableName; shown: TableRows }) {
  const text = useText();
  return (
    <>
      <RegisterTable key={table} table={table} shown={shown} />
      {shown.rows.length === 0 && (
        <EmptyState
          title={text('table.empty')}
          hint={text(shown.size === 0 ? 'table.empty.register' : 'table.empty.filtered')}
        />
      )}
    </>
  );
}
