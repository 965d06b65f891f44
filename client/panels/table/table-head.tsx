import { ArrowDown, ArrowUp } from 'lucide-react';
import { useText } from '../../i18n/use-text.ts';
import { type ColumnFilter, choicesOf, type Sort } from './arrange.ts';
import { type Column, isChosen, isFilterable } from './columns.ts';
import { filterBy, sortBy } from './table-store.ts';
import type { TableRows } from './use-rows.ts';

const LONGEST_TEXT = 80;

/** Titles that sort, and under each a filter. Both stay in view. */
export function TableHead({
  shown,
  sort,
  filters,
}: {
  shown: TableRows;
  sort: Sort | null;
  filters: Readonly<Record<string, ColumnFilter>>;
}) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        {shown.columns.map((column) => (
          <Title key={column.id} column={column} sort={sort?.column === column.id ? sort : null} />
        ))}
      </tr>
      <tr aria-rowindex={2} className="jw-table-filters">
        {shown.columns.map((column) => (
          <td key={column.id}>
            {isFilterable(column) && (
              <FilterBox column={column} filter={filters[column.id] ?? null} shown={shown} />
            )}
          </td>
        ))}
      </tr>
    </thead>
  );
}

function Title({ column, sort }: { column: Column; sort: Sort | null }) {
  const text = useText();
  const order = sort === null ? 'none' : sort.descending ? 'descending' : 'ascending';
  const Arrow = sort?.descending === true ? ArrowDown : ArrowUp;
  return (
    <th scope="col" aria-sort={order} data-column={column.id}>
      <button type="button" className="jw-plain jw-table-title" onClick={() => sortBy(column.id)}>
        <span className="jw-clip">{text(column.title)}</span>
        {sort !== null && <Arrow aria-hidden="true" size={13} />}
      </button>
    </th>
  );
}

function FilterBox({
  column,
  filter,
  shown,
}: {
  column: Column;
  filter: ColumnFilter | null;
  shown: TableRows;
}) {
  const text = useText();
  const label = text('table.filter.of', { column: text(column.title) });
  const set = (how: ColumnFilter['how'], wanted: string) =>
    filterBy(column.id, wanted === '' ? null : { how, wanted });
  if (!isChosen(column)) {
    return (
      <input
        type="text"
        className="jw-table-filter"
        aria-label={label}
        placeholder={text('table.filter.contains')}
        maxLength={LONGEST_TEXT}
        data-exact={filter?.how === 'is'}
        value={filter?.wanted ?? ''}
        onChange={({ currentTarget }) => set('contains', currentTarget.value)}
      />
    );
  }
  const choices = choicesOf(shown.offered, column, shown.telling);
  // What was chosen may be gone by now: it is still what holds the rest back.
  const isGone = filter !== null && !choices.some(({ value }) => value === filter.wanted);
  return (
    <select
      className="jw-table-filter"
      aria-label={label}
      value={filter?.wanted ?? ''}
      onChange={({ currentTarget }) => set('is', currentTarget.value)}
    >
      <option value="">{text('table.filter.any')}</option>
      {isGone && <option value={filter.wanted}>{filter.wanted}</option>}
      {choices.map(({ value, word }) => (
        <option key={value} value={value}>
          {word}
        </option>
      ))}
    </select>
  );
}
