import { useMemo } from 'react';
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
import { registerSize, rowsOf } from './rows.ts';
import { useTables } from './table-store.ts';

export type TableRows = {
  /** The columns that are shown, in order. */
  columns: readonly Column[];
  /** What the console's filters let through: what a choice of a column offers. */
  offered: readonly Row[];
  /** What the table shows. */
  rows: readonly Row[];
  /** Things in the register, filtered or not. */
  size: number;
  telling: Telling;
};

/** The open table with the live state of this second; null while the registers are on their way. */
export function useRows(): TableRows | null {
  const text = useText();
  const language = useLanguage();
  const table = useTables((state) => state.table);
  const { columns: ids, sort, filters } = useTables((state) => state.arrangements[state.table]);
  const registers = useLive((live) => live.registers);
  const alarms = useLive((live) => live.alarms);
  const feeds = useLive((live) => live.feeds);
  const coverage = useLive((live) => live.coverage);
  const warnings = useLive((live) => live.warnings);
  const incidents = useLive((live) => live.incidents);
  const asked = useView((view) => view.asked);
  const passes = usePasses();
  const second = useSeconds();
  // Readings are written in place: the second stands for them.
  const telling = useMemo<Telling | null>(
    () => (second < 0 ? null : { text, language, now: serverNow() }),
    [text, language, second],
  );
  const offered = useMemo(() => {
    if (registers === null || telling === null) return null;
    const now = telling.now;
    const all = rowsOf(table, { registers, alarms, feeds, telemetry, passes, now });
    const held = heldToGround(
      asked,
      { registers, coverage, alarms, warnings, incidents },
      telemetry,
    );
    return held === null ? all : all.filter(({ selection }) => held(selection));
  }, [table, registers, coverage, alarms, warnings, incidents, feeds, passes, asked, telling]);
  return useMemo(() => {
    if (registers === null || offered === null || telling === null) return null;
    const columns = COLUMNS[table].filter(({ id }) => ids.includes(id));
    const passing = filterRows(offered, columns, filters, telling);
    const sorted = COLUMNS[table].find(({ id }) => id === sort?.column);
    const rows = sortRows(passing, sorted, sort?.descending === true, telling);
    return { columns, offered, rows, size: registerSize(table, { registers, alarms }), telling };
  }, [table, registers, alarms, offered, ids, filters, sort, telling]);
}
