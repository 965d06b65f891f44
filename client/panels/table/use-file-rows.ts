import { useMemo } from 'react';
import { FILE_TABLES, type FileTable, type TableName } from '../../../shared/model/table-export.ts';
import { useNameOf } from '../../i18n/use-name.ts';
import { heldToGround } from '../../situation/asked-ground.ts';
import type { Passes } from '../../situation/filtering.ts';
import { usePasses } from '../../situation/use-passes.ts';
import { useLive } from '../../store/live-store.ts';
import { telemetry } from '../../store/telemetry.ts';
import { useView } from '../../store/view-store.ts';
import { useQuestion } from '../../ui/use-question.ts';
import type { Telling } from './cell-text.ts';
import { FILE_PATHS, type FileAnswers, fileRowsOf } from './file-rows.ts';
import type { Row } from './row.ts';
import type { OfferedRows } from './use-rows.ts';

/** Files change by acts of people: half a minute is soon enough for a list. */
const ASK_MS = 30_000;

export const isFileTable = (table: TableName): table is FileTable =>
  (FILE_TABLES as readonly string[]).includes(table);

const placeOf = ({ geometry }: Row) => (geometry?.type === 'Point' ? geometry.coordinates : null);

/** The console's filters by area and name; a warning is for an area of its own and is never held back. */
export const passesFile = (passes: Passes, table: FileTable, row: Row, town: string | null) =>
  passes.name(String(row.values.name ?? '')) &&
  (table === 'warnings' || passes.area(town, placeOf(row)));

/** Rows of a register of files, asked for while its table is open. @param table null: none is */
export function useFileRows(table: FileTable | null, telling: Telling | null): OfferedRows | null {
  const path = table === null ? null : FILE_PATHS[table];
  const { value } = useQuestion<FileAnswers[FileTable]>(path, ASK_MS);
  const registers = useLive((live) => live.registers);
  const coverage = useLive((live) => live.coverage);
  const alarms = useLive((live) => live.alarms);
  const warnings = useLive((live) => live.warnings);
  const incidents = useLive((live) => live.incidents);
  const asked = useView((view) => view.asked);
  const nameOf = useNameOf();
  const passes = usePasses();
  return useMemo(() => {
    if (table === null || value === null || registers === null || telling === null) return null;
    const source = { registers, nameOf, now: telling.now };
    const all = fileRowsOf(table, source, value as never);
    const held = heldToGround(
      asked,
      { registers, coverage, alarms, warnings, incidents },
      telemetry,
    );
    const offered = all.filter(
      (row) =>
        passesFile(passes, table, row, row.town ?? null) &&
        (held === null || held(row.selection, placeOf(row))),
    );
    return { offered, size: all.length };
  }, [
    table,
    value,
    registers,
    coverage,
    alarms,
    warnings,
    incidents,
    asked,
    nameOf,
    passes,
    telling,
  ]);
}
