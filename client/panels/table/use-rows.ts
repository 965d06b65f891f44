import { useMemo } from 'react';
import type { LiveTable } from '../../../shared/model/table-export.ts';
import { useLanguage, useText } from '../../i18n/use-text.ts';
import { heldToGround } from '../../situation/asked-ground.ts';
import { usePasses } from '../../situation/use-passes.ts';
import { serverNow, useSeconds } from '../../store/clock.ts';
import { useLive } from '../../store/live-store.ts';
import { telemetry } from '../../store/telemetry.ts';
import { useView } from '../../store/view-store.ts';
import { filterRows, sortRows } from './arrange.ts';
import type { Telling } from './cell-text.ts';
import { COLUMNS, type Column } from './columns.ts';
import type { Row } from './row.ts';
import { liveSize, rowsOf } from './rows.ts';
import { useTables } from './table-store.ts';
import { isFileTable, useFileRows } from './use-file-rows.ts';

/** `offered`: what the console's filters let through; `size`: things in the register, filtered or not. */
export type OfferedRows = { offered: readonly Row[]; size: number };

export type TableRows = OfferedRows & {
  /** The columns that are shown, in order. */
  columns: readonly Column[];
  /** What the table shows. */
  rows: readonly Row[];
  telling: Telling;
};

/** The open table with the live state of this second; null while what it is made of is on its way. */
export function useRows(): TableRows | null {
  const text = useText();
  const language = useLanguage();
  const table = useTables((state) => state.table);
  const { columns: ids, sort, filters } = useTables((state) => state.arrangements[state.table]);
  const second = useSeconds();
  // Readings are written in place: the second stands for them.
  const telling = useMemo<Telling | null>(
    () => (second < 0 ? null : { text, language, now: serverNow() }),
    [text, language, second],
  );
  const live = useLiveRows(isFileTable(table) ? null : table, telling);
  const files = useFileRows(isFileTable(table) ? table : null, telling);
  const all = isFileTable(table) ? files : live;
  return useMemo(() => {
    if (all === null || telling === null) return null;
    const columns = COLUMNS[table].filter(({ id }) => ids.includes(id));
    const passing = filterRows(all.offered, columns, filters, telling);
    const sorted = COLUMNS[table].find(({ id }) => id === sort?.column);
    const rows = sortRows(passing, sorted, sort?.descending === true, telling);
    return { columns, rows, telling, ...all };
  }, [table, all, ids, filters, sort, telling]);
}

/** Rows of a table of live things. @param table null: none is open */
function useLiveRows(table: LiveTable | null, telling: Telling | null): OfferedRows | null {
  const registers = useLive((live) => live.registers);
  const alarms = useLive((live) => live.alarms);
  const feeds = useLive((live) => live.feeds);
  const coverage = useLive((live) => live.coverage);
  const warnings = useLive((live) => live.warnings);
  const incidents = useLive((live) => live.incidents);
  const asked = useView((view) => view.asked);
  const passes = usePasses();
  return useMemo(() => {
    if (table === null || registers === null || telling === null) return null;
    const now = telling.now;
    const all = rowsOf(table, { registers, alarms, feeds, telemetry, passes, now });
    const held = heldToGround(
      asked,
      { registers, coverage, alarms, warnings, incidents },
      telemetry,
    );
    return {
      offered: held === null ? all : all.filter(({ selection }) => held(selection)),
      size: liveSize(table, { registers, alarms }),
    };
  }, [table, registers, coverage, alarms, warnings, incidents, feeds, passes, asked, telling]);
}
