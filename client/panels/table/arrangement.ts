import { TABLE_NAMES, type TableName } from '../../../shared/model/table-export.ts';
import type { ColumnFilter, Sort } from './arrange.ts';
import { COLUMNS } from './columns.ts';

/** How a table is looked at: its columns by id, its order, and what is held back by column. */
export type Arrangement = {
  columns: readonly string[];
  sort: Sort | null;
  filters: Readonly<Record<string, ColumnFilter>>;
};
/** An arrangement somebody gave a name. */
export type SavedView = { name: string; arrangement: Arrangement };

export type TableState = {
  table: TableName;
  arrangements: Readonly<Record<TableName, Arrangement>>;
  views: Readonly<Record<TableName, readonly SavedView[]>>;
};

/** What asks for the most stands first. */
const USUAL_SORT: Readonly<Record<TableName, Sort>> = {
  hazards: { column: 'condition', descending: true },
  shelters: { column: 'left', descending: true },
  gatherings: { column: 'ratio', descending: true },
  units: { column: 'name', descending: false },
  streams: { column: 'condition', descending: true },
  alarms: { column: 'raised', descending: true },
  'hazard-files': { column: 'due', descending: false },
  dangers: { column: 'deadline', descending: false },
  events: { column: 'begins', descending: false },
  spontaneous: { column: 'found', descending: true },
  'shelter-files': { column: 'findings', descending: true },
  'key-places': { column: 'drillDue', descending: false },
  'protected-objects': { column: 'class', descending: false },
  warnings: { column: 'sent', descending: true },
};

export const MOST_VIEWS = 20;
export const LONGEST_VIEW_NAME = 40;
const LONGEST_FILTER = 80;
const KEPT_AS = 'jw-tables';

/** Everybody who uses this browser has his own; null: nobody known yet. */
const keptAs = (account: string | null): string =>
  account === null ? KEPT_AS : `${KEPT_AS}:${account}`;

/** The arrangement a table is shipped with. */
export const usualArrangement = (table: TableName): Arrangement => ({
  columns: COLUMNS[table].filter(({ usual }) => usual).map(({ id }) => id),
  sort: USUAL_SORT[table],
  filters: {},
});

const byTable = <Value>(make: (table: TableName) => Value): Record<TableName, Value> =>
  Object.fromEntries(TABLE_NAMES.map((table) => [table, make(table)])) as Record<TableName, Value>;

type Kept = Record<string, unknown>;
const asRecord = (value: unknown): Kept =>
  typeof value === 'object' && value !== null ? (value as Kept) : {};

function readSort(value: unknown, known: (id: unknown) => boolean): Sort | null {
  const { column, descending } = asRecord(value);
  return known(column) ? { column: String(column), descending: descending === true } : null;
}

function readFilters(value: unknown, known: (id: unknown) => boolean): Arrangement['filters'] {
  const read = Object.entries(asRecord(value)).flatMap(([id, filter]) => {
    const { how, wanted } = asRecord(filter);
    const sane = known(id) && typeof wanted === 'string' && wanted.length <= LONGEST_FILTER;
    return sane ? [[id, { how: how === 'is' ? 'is' : 'contains', wanted }] as const] : [];
  });
  return Object.fromEntries(read);
}

/** Columns that are gone since it was kept are left out; the first column is always there. */
function readArrangement(table: TableName, value: unknown): Arrangement {
  const { columns, sort, filters } = asRecord(value);
  const ids = COLUMNS[table].map(({ id }) => id);
  const known = (id: unknown) => ids.includes(String(id));
  if (!Array.isArray(columns)) return usualArrangement(table);
  return {
    columns: ids.filter((id, place) => place === 0 || columns.includes(id)),
    sort: readSort(sort, known),
    filters: readFilters(filters, known),
  };
}

function readViews(table: TableName, value: unknown): readonly SavedView[] {
  if (!Array.isArray(value)) return [];
  return value.slice(0, MOST_VIEWS).flatMap((kept): SavedView[] => {
    const { name, arrangement } = asRecord(kept);
    if (typeof name !== 'string' || name.trim() === '') return [];
    const short = name.slice(0, LONGEST_VIEW_NAME);
    return [{ name: short, arrangement: readArrangement(table, arrangement) }];
  });
}

/** Tables as an account left them on this machine; whatever cannot be read is as shipped. */
export function readTables(
  storage: Pick<Storage, 'getItem'>,
  account: string | null = null,
): TableState {
  let kept: Kept = {};
  try {
    kept = asRecord(JSON.parse(storage.getItem(keptAs(account)) ?? '{}'));
  } catch {
    // A damaged entry is worth no error: tables are as shipped.
  }
  const arrangements = asRecord(kept.arrangements);
  const views = asRecord(kept.views);
  return {
    table: TABLE_NAMES.find((name) => name === kept.table) ?? 'hazards',
    arrangements: byTable((table) => readArrangement(table, arrangements[table])),
    views: byTable((table) => readViews(table, views[table])),
  };
}

export const keepTables = (
  storage: Pick<Storage, 'setItem'>,
  state: TableState,
  account: string | null = null,
): void => storage.setItem(keptAs(account), JSON.stringify(state));
