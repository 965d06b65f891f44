import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState } from 'react';
import { HOUSEHOLDS_OF_A_GRID } from '../../../shared/model/grid-finding.ts';
import { useNameOf } from '../../i18n/use-name.ts';
import { useText } from '../../i18n/use-text.ts';
import { flyTo } from '../../store/map-port.ts';
import { formatNumber, formatPeople } from '../../ui/format-number.ts';
import { LoadingState } from '../../ui/states.tsx';
import { boxOf } from '../map/features.ts';
import { draftNow } from '../tools/perform-edit.ts';
import { choose, toggleChosen, useStudio } from '../tools/studio-store.ts';
import { type GridRow, useGridRows } from './use-metrics.ts';

const ROW_PX = 44;
const SORTS = ['name', 'households', 'area', 'compactness'] as const;
type Sort = (typeof SORTS)[number];

const order: Readonly<Record<Sort, (one: GridRow, other: GridRow) => number>> = {
  name: (one, other) => one.name.localeCompare(other.name, 'zh'),
  households: (one, other) => other.now.households - one.now.households,
  area: (one, other) => other.now.areaSquareMetres - one.now.areaSquareMetres,
  compactness: (one, other) => one.now.compactness - other.now.compactness,
};

const STANDING_ORDER = { new: 0, changed: 1, same: 2 } as const;

/** Every grid of the plan with its figures, live while drawing; what changed stands first. */
export function GridsTab() {
  const text = useText();
  const nameOf = useNameOf();
  const rows = useGridRows();
  const [sort, setSort] = useState<Sort>('name');
  const frame = useRef<HTMLDivElement>(null);
  const sorted = [...(rows ?? [])].sort(
    (one, other) =>
      STANDING_ORDER[one.standing] - STANDING_ORDER[other.standing] || order[sort](one, other),
  );
  const list = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_PX,
    overscan: 6,
    getItemKey: (index) => sorted[index]!.key,
  });
  if (rows === null) return <LoadingState />;
  const changed = rows.filter(({ standing }) => standing !== 'same').length;
  return (
    <div className="jw-grids">
      <header className="jw-row jw-wrap">
        <span className="jw-grow jw-small" role="status" data-testid="grid-total">
          {text('studio.grid-total', { count: rows.length, changed })}
        </span>
        <label className="jw-small jw-secondary">
          {text('studio.sort')}{' '}
          <select
            className="jw-select"
            value={sort}
            onChange={({ target }) => setSort(target.value as Sort)}
          >
            {SORTS.map((name) => (
              <option key={name} value={name}>
                {text(`studio.column.${name}`)}
              </option>
            ))}
          </select>
        </label>
      </header>
      <div ref={frame} className="jw-grids-frame">
        <ul style={{ height: list.getTotalSize() }}>
          {list.getVirtualItems().map(({ index, key, start }) => (
            <li key={key} style={{ transform: `translateY(${start}px)`, height: ROW_PX }}>
              <Row row={sorted[index]!} name={nameOf(sorted[index]!.name)} />
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function look(key: string): void {
  const coverage = draftNow();
  const bounds = coverage && boxOf(coverage, [key]);
  if (bounds) flyTo({ bounds });
}

function Row({ row, name }: { row: GridRow; name: string }) {
  const text = useText();
  const chosen = useStudio(({ selection }) => selection.includes(row.key));
  const { now, before, standing } = row;
  const outside =
    row.kind === 'comprehensive' &&
    (now.households < HOUSEHOLDS_OF_A_GRID.least || now.households > HOUSEHOLDS_OF_A_GRID.most);
  return (
    <button
      type="button"
      className="jw-grid-row"
      data-key={row.key}
      data-standing={standing}
      aria-pressed={chosen}
      onClick={({ shiftKey, ctrlKey, metaKey }) =>
        shiftKey || ctrlKey || metaKey ? toggleChosen(row.key) : choose([row.key])
      }
      onDoubleClick={() => look(row.key)}
    >
      <span className="jw-row">
        <b className="jw-grow jw-clip">{name}</b>
        {!now.isContiguous && <span className="jw-badge">{text('studio.in-parts')}</span>}
        {standing !== 'same' && <span className="jw-badge">{text(`standing.${standing}`)}</span>}
      </span>
      <span className="jw-row jw-small jw-secondary jw-number">
        <span className={outside ? 'jw-outside' : undefined}>
          {formatPeople(now.households)} {text('studio.households-unit')}
          {before && now.households !== before.households && (
            <> ({signed(now.households - before.households)})</>
          )}
        </span>
        <span>
          {formatNumber(now.areaSquareMetres / 10_000, 1)} {text('studio.hectares')}
        </span>
        <span title={text('studio.compactness.help')}>
          {text('studio.column.compactness')} {formatNumber(now.compactness, 2)}
        </span>
      </span>
    </button>
  );
}

const signed = (value: number): string =>
  `${value > 0 ? '+' : '−'}${formatNumber(Math.abs(value))}`;
