import { RESOURCE_TYPES } from '../../../shared/model/resource.ts';
import type { UnitChoice } from '../../../shared/model/watch-rule.ts';
import { useText } from '../../i18n/use-text.ts';
import { useLive } from '../../store/live-store.ts';
import { PickNames } from './pick-names.tsx';

/** Units by kind and by call-sign. */
export function UnitsField({
  units,
  change,
}: {
  units: UnitChoice;
  change: (units: UnitChoice) => void;
}) {
  const text = useText();
  const resources = useLive((live) => live.registers?.resources ?? null);
  const { types, callSigns } = units;
  const options = (resources ?? []).map(({ callSign }) => ({ id: callSign, name: callSign }));
  return (
    <fieldset className="jw-create">
      <legend>{text('watch.units')}</legend>
      {RESOURCE_TYPES.map((type) => (
        <label key={type} className="jw-check">
          <input
            type="checkbox"
            checked={types.includes(type)}
            onChange={({ target }) =>
              change({
                ...units,
                types: target.checked ? [...types, type] : types.filter((one) => one !== type),
              })
            }
          />
          {text(`unit.${type}`)}
        </label>
      ))}
      <PickNames
        label={text('watch.units.call-signs')}
        options={options}
        chosen={callSigns}
        change={(chosen) => change({ ...units, callSigns: chosen })}
      />
    </fieldset>
  );
}
