import { useState } from 'react';
import { SHIFTS, type Shift } from '../../../shared/model/patrol.ts';
import { planPatrols } from '../../commands/manage-grids.ts';
import { useText } from '../../i18n/use-text.ts';
import { AreaName } from '../../ui/area-select.tsx';
import { CreateForm } from '../../ui/create-form.tsx';
import type { Done } from '../../ui/done.ts';
import { formatNumber } from '../../ui/format-number.ts';

/** Plans rounds for every grid of the area and day that are chosen above. */
export function PlanForm({ area, day, changed }: { area: string; day: string; changed: Done }) {
  const text = useText();
  const [planned, setPlanned] = useState<number | null>(null);
  return (
    <>
      <CreateForm
        word={text('patrols.plan')}
        create={(form) =>
          planPatrols({
            area,
            day,
            shift: String(form.get('shift')) as Shift,
            planned: Number(form.get('planned')),
          })
        }
        done={({ grids }) => {
          setPlanned(grids);
          return changed();
        }}
      >
        <span>
          <AreaName code={area} /> <span className="jw-number">{day}</span>
        </span>
        <label>
          {text('patrols.shift')}
          <select className="jw-select" name="shift" defaultValue="evening">
            {SHIFTS.map((shift) => (
              <option key={shift} value={shift}>
                {text(`shift.${shift}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {text('patrols.rounds')}
          <input
            className="jw-input"
            name="planned"
            type="number"
            min={1}
            max={99}
            defaultValue={1}
            required
          />
        </label>
      </CreateForm>
      {planned !== null && (
        <p role="status">{text('patrols.planned.done', { count: formatNumber(planned) })}</p>
      )}
    </>
  );
}
