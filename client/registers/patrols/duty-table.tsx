import { useState } from 'react';
import type { PatrolDuty } from '../../../shared/model/patrol.ts';
import { shiftBounds } from '../../../shared/risk/patrol.ts';
import { reportPatrol } from '../../commands/manage-grids.ts';
import { useNameOf } from '../../i18n/use-name.ts';
import { useText } from '../../i18n/use-text.ts';
import { serverNow } from '../../store/clock.ts';
import { ActButton } from '../../ui/act-button.tsx';
import type { Done } from '../../ui/done.ts';
import { ShortList } from '../places/short-list.tsx';
import { GridName } from '../staffing/grid-staff-table.tsx';
import { useMayKeep } from '../use-may-keep.ts';
import { GroundShare } from './ground-share.tsx';

const keyOf = ({ grid, shift }: PatrolDuty) => `${grid}:${shift}`;

/** The duties of a town's grids in a day, to be reported by who may. */
export function DutyTable({ duties, changed }: { duties: readonly PatrolDuty[]; changed: Done }) {
  const text = useText();
  const nameOf = useNameOf();
  const mayKeep = useMayKeep();
  const [opened, setOpened] = useState<string | null>(null);
  return (
    <>
      <h2>{text('staffing.each')}</h2>
      <div className="jw-table-frame">
        <ShortList rows={duties} wordsOf={({ name, grid }) => `${nameOf(name)} ${grid}`}>
          {(shown) => (
            <table className="jw-table" data-testid="duties">
              <thead>
                <tr>
                  <th>{text('staffing.grid')}</th>
                  <th>{text('patrols.shift')}</th>
                  <th className="jw-number jw-count">{text('patrols.planned')}</th>
                  <th className="jw-number jw-count">{text('patrols.done')}</th>
                  <th className="jw-number jw-count">{text('patrols.overdue')}</th>
                  <th>{text('patrols.ground')}</th>
                  {mayKeep && <th>{text('admin.actions')}</th>}
                </tr>
              </thead>
              <tbody>
                {shown.map((duty) =>
                  keyOf(duty) === opened ? (
                    <ReportRow
                      key={keyOf(duty)}
                      duty={duty}
                      close={() => setOpened(null)}
                      changed={changed}
                    />
                  ) : (
                    <DutyRow
                      key={keyOf(duty)}
                      duty={duty}
                      open={mayKeep && hasBegun(duty) ? () => setOpened(keyOf(duty)) : null}
                      hasActs={mayKeep}
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

/** What has not begun cannot be reported of. */
const hasBegun = ({ day, shift }: PatrolDuty): boolean =>
  shiftBounds(day, shift).begins <= serverNow();

function DutyRow({
  duty,
  open,
  hasActs,
}: {
  duty: PatrolDuty;
  open: (() => void) | null;
  hasActs: boolean;
}) {
  const text = useText();
  return (
    <tr data-item={keyOf(duty)}>
      <GridName {...duty} />
      <td className="jw-nowrap">{text(`shift.${duty.shift}`)}</td>
      <td className="jw-number jw-count">{duty.planned}</td>
      <td className="jw-number jw-count">{duty.done}</td>
      <td className="jw-number jw-count">
        {duty.overdue > 0 ? <span className="jw-overdue">{duty.overdue}</span> : 0}
      </td>
      <td>
        <GroundShare visited={duty.cellsVisited} of={duty.cells} />
      </td>
      {hasActs && (
        <td>
          {open !== null && (
            <button type="button" className="jw-button" onClick={open}>
              {text('patrols.report')}
            </button>
          )}
        </td>
      )}
    </tr>
  );
}

function ReportRow({
  duty,
  close,
  changed,
}: {
  duty: PatrolDuty;
  close: () => void;
  changed: Done;
}) {
  const text = useText();
  const { grid, day, shift, planned, cells } = duty;
  const [done, setDone] = useState(duty.done);
  const [visited, setVisited] = useState(duty.cellsVisited);
  return (
    <tr data-item={keyOf(duty)}>
      <GridName {...duty} />
      <td className="jw-nowrap">{text(`shift.${shift}`)}</td>
      <td className="jw-number jw-count">{planned}</td>
      <td className="jw-number jw-count">
        <input
          className="jw-input jw-few-digits"
          type="number"
          min={0}
          max={99}
          aria-label={text('patrols.done')}
          value={done}
          onChange={({ target }) => setDone(target.valueAsNumber || 0)}
        />
      </td>
      <td colSpan={2}>
        <label className="jw-row">
          {text('patrols.cells', { cells })}
          <input
            className="jw-input jw-few-digits"
            type="number"
            min={0}
            max={cells}
            value={visited ?? ''}
            onChange={({ target }) =>
              setVisited(Number.isFinite(target.valueAsNumber) ? target.valueAsNumber : null)
            }
          />
        </label>
      </td>
      <td className="jw-acts">
        <ActButton
          word={text('staffing.save')}
          act={() => reportPatrol({ grid, day, shift, done, cellsVisited: visited })}
          done={async () => {
            await changed();
            close();
          }}
        />
        <button type="button" className="jw-button" onClick={close}>
          {text('admin.cancel')}
        </button>
      </td>
    </tr>
  );
}
