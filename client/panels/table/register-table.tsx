import { useVirtualizer } from '@tanstack/react-virtual';
import { type MouseEvent, useEffect, useRef } from 'react';
import type { TableName } from '../../../shared/model/table-export.ts';
import { goTo } from '../../commands/go-to.ts';
import { useText } from '../../i18n/use-text.ts';
import { openMenu } from '../../store/context-menu.ts';
import { flyTo } from '../../store/map-port.ts';
import { type Selection, select, useView } from '../../store/view-store.ts';
import { Cell } from './cell.tsx';
import { cellText, type Telling } from './cell-text.ts';
import { type Column, isChosen, isFilterable } from './columns.ts';
import { type Row, rowKey } from './row.ts';
import { TableHead } from './table-head.tsx';
import { filterBy, useTables } from './table-store.ts';
import { cellName, useCellFocus } from './use-cell-focus.ts';
import type { TableRows } from './use-rows.ts';

const ROW_PIXELS = 28;
/** Near enough to tell one building from the next. */
const SPOT_ZOOM = 16;
/** Titles and filters. */
const HEAD_ROWS = 2;

/** A table in which arrow keys go from cell to cell is a grid (ARIA); its rows and cells follow. */
const GRID = { role: 'grid' } as const;
/** Stands for rows that are not there, and says nothing. */
const STAND_IN = { 'aria-hidden': true } as const;

const isSame = (selection: Selection | null, row: Row): boolean =>
  selection !== null && selection.kind === row.selection?.kind && selection.id === row.selection.id;

/** A double click: to the spot where the row has one, else to what it selects. */
function flyToRow({ selection, geometry }: Row): void {
  if (selection?.kind === 'grid' && geometry?.type === 'Point') {
    const [lon, lat] = geometry.coordinates;
    flyTo({ lon, lat, zoom: SPOT_ZOOM });
  } else if (selection !== null) goTo(selection);
}

/** What a right click on the row speaks of, as the desk reads it off the page. */
const subjectName = ({ selection }: Row): string | undefined =>
  selection === null ? undefined : `${selection.kind}:${selection.id}`;

const selectRow = ({ selection }: Row): void => {
  if (selection !== null) select(selection);
};

/** The rows of one register; only those in view exist. A click selects, a double click flies there. */
export function RegisterTable({ table, shown }: { table: TableName; shown: TableRows }) {
  const text = useText();
  const { rows, columns, telling } = shown;
  const { sort, filters } = useTables((state) => state.arrangements[table]);
  const selection = useView((view) => view.selection);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PIXELS,
    getItemKey: (index) => rowKey(rows[index]!),
    overscan: 8,
    // Titles and filters take room from the rows, of which the list knows nothing.
    scrollPaddingEnd: HEAD_ROWS * ROW_PIXELS,
  });
  const scrollTo = (index: number) => virtual.scrollToIndex(index, { align: 'auto' });
  const focus = useCellFocus(scroller, { rows: rows.length, columns: columns.length }, scrollTo);
  useScrollToSelected(rows, selection, scrollTo);
  const items = virtual.getVirtualItems();
  const above = items[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <div ref={scroller} className="jw-table-scroll">
      {/* Rows that are not there are stood for by two empty ones, so that the bar tells the truth. */}
      <table
        {...GRID}
        aria-label={text(`table.${table}`)}
        aria-rowcount={rows.length + HEAD_ROWS}
        style={{ width: columns.reduce((sum, { width }) => sum + width, 0) }}
      >
        <colgroup>
          {columns.map(({ id, width }) => (
            <col key={id} style={{ width }} />
          ))}
        </colgroup>
        <TableHead shown={shown} sort={sort} filters={filters} />
        <tbody onKeyDown={focus.onKeyDown}>
          <Gap height={above} />
          {items.map(({ index, key }) => {
            const row = rows[index]!;
            return (
              <tr
                key={key}
                aria-rowindex={index + HEAD_ROWS + 1}
                aria-selected={isSame(selection, row)}
                data-row={rowKey(row)}
                data-subject={subjectName(row)}
                onClick={() => selectRow(row)}
                onDoubleClick={() => flyToRow(row)}
              >
                {columns.map((column, place) => (
                  <td
                    key={column.id}
                    data-column={column.id}
                    data-cell={cellName(index, place)}
                    data-number={column.kind === 'quantity'}
                    tabIndex={focus.now.row === index && focus.now.column === place ? 0 : -1}
                    onFocus={() => focus.setPlace({ row: index, column: place })}
                    onKeyDown={({ key: pressed }) => pressed === 'Enter' && selectRow(row)}
                    onContextMenu={(event) => offer(event, column, row, telling)}
                  >
                    <Cell column={column} row={row} />
                  </td>
                ))}
              </tr>
            );
          })}
          <Gap height={below} />
        </tbody>
      </table>
    </div>
  );
}

const Gap = ({ height }: { height: number }) =>
  height > 0 ? (
    <tr {...STAND_IN}>
      <td style={{ height, padding: 0, border: 0 }} />
    </tr>
  ) : null;

/** The acts of the thing, and one the cell alone can offer: to hold back whatever says something else. */
function offer(event: MouseEvent, column: Column, row: Row, telling: Telling): void {
  event.preventDefault();
  const said = cellText(column, row, telling);
  const wanted = isChosen(column) ? String(row.values[column.id] ?? '') : said;
  const own = {
    label: telling.text('table.filter.by-cell', { value: said }),
    run: () => filterBy(column.id, { how: 'is', wanted }),
  };
  openMenu({
    x: event.clientX,
    y: event.clientY,
    selection: row.selection,
    place: null,
    own: isFilterable(column) && wanted !== '' ? [own] : [],
  });
}

/** Brings the row of what was selected elsewhere into view: once a selection, not while rows change. */
function useScrollToSelected(
  rows: readonly Row[],
  selection: Selection | null,
  scrollTo: (index: number) => void,
): void {
  const shownFor = useRef<Selection | null>(null);
  useEffect(() => {
    if (shownFor.current === selection) return;
    const index = rows.findIndex((row) => isSame(selection, row));
    if (selection !== null && index < 0) return;
    shownFor.current = selection;
    if (index >= 0) scrollTo(index);
  }, [rows, selection, scrollTo]);
}
