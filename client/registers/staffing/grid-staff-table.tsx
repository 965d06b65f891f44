import { useState } from 'react';
import type { GridStaffing } from '../../../shared/model/staffing.ts';
import { shanghaiDay } from '../../../shared/risk/drill-due.ts';
import { countStaff } from '../../commands/manage-grids.ts';
import { useNameOf } from '../../i18n/use-name.ts';
import { useText } from '../../i18n/use-text.ts';
import { serverNow } from '../../store/clock.ts';
import { ActButton } from '../../ui/act-button.tsx';
import type { Done } from '../../ui/done.ts';
import { formatNumber, formatPeople } from '../../ui/format-number.ts';
import { ShortList } from '../places/short-list.tsx';
import { useMayKeep } from '../use-may-keep.ts';
import { DescentNote } from './descent-note.tsx';

/** Grids one by one with their counts, to be filled in by who may. */
export function GridStaffTable({
  grids,
  changed,
}: {
  grids: readonly GridStaffing[];
  changed: Done;
}) {
  const text = useText();
  const nameOf = useNameOf();
  const mayKeep = useMayKeep();
  const [opened, setOpened] = useState<string | null>(null);
  const done = async () => {
    await changed();
    setOpened(null);
  };
  return (
    <>
      <h2>{text('staffing.each')}</h2>
      <div className="jw-table-frame">
        <ShortList rows={grids} wordsOf={({ name, grid }) => `${nameOf(name)} ${grid}`}>
          {(shown) => (
            <table className="jw-table" data-testid="grid-staff">
              <thead>
                <tr>
                  <th>{text('staffing.grid')}</th>
                  <th className="jw-number jw-count">{text('staffing.households')}</th>
                  <th className="jw-number jw-count">{text('staffing.full-time')}</th>
                  <th className="jw-number jw-count">{text('staffing.part-time')}</th>
                  <th className="jw-number jw-count">{text('staffing.volunteers')}</th>
                  <th>{text('staffing.counted-on')}</th>
                  <th>{text('staffing.short')}</th>
                  {mayKeep && <th>{text('admin.actions')}</th>}
                </tr>
              </thead>
              <tbody>
                {shown.map((row) =>
                  row.grid === opened ? (
                    <GridCountForm
                      key={row.grid}
                      row={row}
                      done={done}
                      cancel={() => setOpened(null)}
                    />
                  ) : (
                    <GridRow
                      key={row.grid}
                      row={row}
                      open={mayKeep ? () => setOpened(row.grid) : null}
                    />
                  ),
                )}
              </tbody>
            </table>
          )}
        </ShortList>
      </div>
    </>
  );
}

/** Name and code of a grid. */
export function GridName({ name, grid }: { name: string; grid: string }) {
  const nameOf = useNameOf();
  return (
    <td>
      {nameOf(name)}
      <span className="jw-town jw-number">{grid}</span>
    </td>
  );
}

function GridRow({ row, open }: { row: GridStaffing; open: (() => void) | null }) {
  const text = useText();
  const { counted, norm } = row;
  return (
    <tr data-item={row.grid}>
      <GridName {...row} />
      <td className="jw-number jw-count">{formatPeople(row.households)}</td>
      <td className="jw-number jw-count">
        {text('staffing.against', { count: formatNumber(counted?.fullTime), due: norm.fullTime })}
      </td>
      <td className="jw-number jw-count">
        {text('staffing.against', { count: formatNumber(counted?.partTime), due: norm.partTime })}
      </td>
      <td className="jw-number jw-count">{formatNumber(counted?.volunteers)}</td>
      <td className="jw-day jw-number">{counted?.countedOn ?? '–'}</td>
      <td>
        <ShortMark row={row} />
        <DescentNote row={row} />
      </td>
      {open !== null && (
        <td>
          <button type="button" className="jw-button" onClick={open}>
            {text('staffing.edit')}
          </button>
        </td>
      )}
    </tr>
  );
}

/** What is missing in a grid; where nobody counted, that nobody knows. */
export function ShortMark({ row: { shortfall } }: { row: Pick<GridStaffing, 'shortfall'> }) {
  const text = useText();
  if (shortfall === null) return <span className="jw-overdue">{text('staffing.uncounted')}</span>;
  if (shortfall.fullTime === 0) {
    return <span className="jw-secondary">{text('staffing.none-short')}</span>;
  }
  const words = text('card.staffing.short', { count: shortfall.fullTime });
  return <span className="jw-overdue">{words}</span>;
}

const FIELDS = [
  ['fullTime', 'staffing.full-time'],
  ['partTime', 'staffing.part-time'],
  ['volunteers', 'staffing.volunteers'],
] as const;

function GridCountForm({
  row,
  done,
  cancel,
}: {
  row: GridStaffing;
  done: Done;
  cancel: () => void;
}) {
  const text = useText();
  const { counted } = row;
  const [draft, setDraft] = useState({
    fullTime: counted?.fullTime ?? 0,
    partTime: counted?.partTime ?? 0,
    volunteers: counted?.volunteers ?? 0,
    countedOn: shanghaiDay(serverNow()),
  });
  return (
    <tr data-item={row.grid}>
      <GridName {...row} />
      <td className="jw-number jw-count">{formatPeople(row.households)}</td>
      {FIELDS.map(([field, word]) => (
        <td key={field} className="jw-number jw-count">
          <input
            className="jw-input jw-few-digits"
            type="number"
            min={0}
            max={999}
            aria-label={text(word)}
            value={draft[field]}
            onChange={({ target }) => setDraft({ ...draft, [field]: target.valueAsNumber || 0 })}
          />
        </td>
      ))}
      <td>
        <input
          className="jw-input"
          type="date"
          aria-label={text('staffing.counted-on')}
          value={draft.countedOn}
          onChange={({ target }) => setDraft({ ...draft, countedOn: target.value })}
        />
      </td>
      <td className="jw-acts" colSpan={2}>
        <ActButton
          word={text('staffing.save')}
          act={() => countStaff(row.grid, { basedOn: counted?.revision ?? 0, ...draft })}
          done={done}
        />
        <button type="button" className="jw-button" onClick={cancel}>
          {text('admin.cancel')}
        </button>
      </td>
    </tr>
  );
}
