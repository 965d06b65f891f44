import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { TableName } from '../../../shared/model/table-export.ts';
import { liveStore } from '../../store/live-store.ts';
import type { ColumnFilter } from './arrange.ts';
import {
  type Arrangement,
  keepTables,
  LONGEST_VIEW_NAME,
  MOST_VIEWS,
  readTables,
  type SavedView,
  type TableState,
} from './arrangement.ts';
import { COLUMNS } from './columns.ts';

const accountNow = (): string | null => liveStore.getState().me?.id ?? null;
let account = accountNow();

/** How an account looks at tables on this machine; every change is kept at once. */
const tableStore = createStore<TableState>(() => readTables(localStorage, account));
tableStore.subscribe((state) => keepTables(localStorage, state, account));

// Somebody else at the same browser finds his own tables, not those of the one before.
liveStore.subscribe(() => {
  const now = accountNow();
  if (now === null || now === account) return;
  account = now;
  tableStore.setState(readTables(localStorage, account), true);
});

export const useTables = <Picked>(pick: (state: TableState) => Picked): Picked =>
  useStore(tableStore, pick);

export const openTable = (table: TableName): void => tableStore.setState({ table });

/** Changes how the open table is looked at. */
export function arrange(change: Partial<Arrangement>): void {
  tableStore.setState(({ table, arrangements }) => ({
    arrangements: { ...arrangements, [table]: { ...arrangements[table], ...change } },
  }));
}

const present = (): Arrangement => {
  const { table, arrangements } = tableStore.getState();
  return arrangements[table];
};

/** Rising, falling, and back to the order of the register. */
export function sortBy(column: string): void {
  const { sort } = present();
  if (sort?.column !== column) arrange({ sort: { column, descending: false } });
  else arrange({ sort: sort.descending ? null : { column, descending: true } });
}

export function filterBy(column: string, filter: ColumnFilter | null): void {
  const { [column]: _before, ...others } = present().filters;
  arrange({ filters: filter === null ? others : { ...others, [column]: filter } });
}

export function toggleColumn(column: string): void {
  const { table } = tableStore.getState();
  const { columns, filters } = present();
  // What one does not see must not hold anything back.
  const { [column]: _hidden, ...others } = filters;
  const wanted = columns.includes(column)
    ? columns.filter((other) => other !== column)
    : [...columns, column];
  arrange({
    columns: COLUMNS[table].map(({ id }) => id).filter((id) => wanted.includes(id)),
    filters: others,
  });
}

function changeViews(change: (views: readonly SavedView[]) => readonly SavedView[]): void {
  tableStore.setState(({ table, views }) => ({
    views: { ...views, [table]: change(views[table]).slice(-MOST_VIEWS) },
  }));
}

const cleanName = (name: string): string => name.trim().slice(0, LONGEST_VIEW_NAME);

/** Keeps the present arrangement by name; the same name again takes its place. */
export function saveView(name: string): void {
  const arrangement = present();
  const short = cleanName(name);
  if (short === '') return;
  changeViews((views) => [
    ...views.filter((view) => view.name !== short),
    { name: short, arrangement },
  ]);
}

export function renameView(name: string, wanted: string): void {
  const short = cleanName(wanted);
  const taken = tableStore.getState().views[tableStore.getState().table];
  if (short === '' || taken.some((view) => view.name === short)) return;
  changeViews((views) =>
    views.map((view) => (view.name === name ? { ...view, name: short } : view)),
  );
}

export const deleteView = (name: string): void =>
  changeViews((views) => views.filter((view) => view.name !== name));
