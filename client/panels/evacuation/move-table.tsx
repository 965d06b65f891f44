import type { EvacuationPlan, FixedMove } from '../../../shared/model/evacuation.ts';
import { changeEdits } from '../../commands/evacuate.ts';
import { useNameOf } from '../../i18n/use-name.ts';
import { useText } from '../../i18n/use-text.ts';
import { formatDistance, formatNumber } from '../../ui/format-number.ts';
import { NumberField } from './number-field.tsx';

const isOf = (one: FixedMove, grid: string, shelter: string): boolean =>
  one.grid === grid && one.shelter === shelter;

/** Who goes where. A number typed here is by hand and stays; the others are worked out around it. */
export function MoveTable({ plan, mayEdit }: { plan: EvacuationPlan; mayEdit: boolean }) {
  const text = useText();
  const nameOf = useNameOf();
  const names = new Map(
    [...plan.grids.map(({ code, name }) => ({ id: code, name })), ...plan.shelters].map(
      ({ id, name }) => [id, nameOf(name)],
    ),
  );
  const fixed = plan.edits.fixed;
  const fix = (grid: string, shelter: string) => (heads: number) =>
    void changeEdits({
      fixed: [...fixed.filter((one) => !isOf(one, grid, shelter)), { grid, shelter, heads }],
    });
  const free = (grid: string, shelter: string) =>
    void changeEdits({ fixed: fixed.filter((one) => !isOf(one, grid, shelter)) });
  return (
    <>
      <table className="jw-units">
        <tbody>
          {plan.lines.map(({ grid, shelter, heads, metres, beyond, fixed: byHand }) => (
            <tr key={`${grid} ${shelter}`}>
              <td>{names.get(grid)}</td>
              <td>→ {names.get(shelter)}</td>
              <td>
                {mayEdit ? (
                  <NumberField
                    label={text('evacuation.move-of', {
                      grid: names.get(grid) ?? grid,
                      shelter: names.get(shelter) ?? shelter,
                    })}
                    value={heads}
                    step={10}
                    change={fix(grid, shelter)}
                  />
                ) : (
                  <span className="jw-number">{formatNumber(heads)}</span>
                )}
              </td>
              <td className="jw-number jw-secondary">
                {formatDistance(metres)}
                {beyond && <b className="jw-block jw-late">{text('evacuation.beyond')}</b>}
              </td>
              <td>
                {byHand && mayEdit && (
                  <button type="button" className="jw-button" onClick={() => free(grid, shelter)}>
                    {text('evacuation.free-hand')}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {mayEdit && <AddMove plan={plan} names={names} add={fix} />}
    </>
  );
}

/** A way the assignment did not take: chosen by hand. */
function AddMove({
  plan,
  names,
  add,
}: {
  plan: EvacuationPlan;
  names: ReadonlyMap<string, string>;
  add: (grid: string, shelter: string) => (heads: number) => void;
}) {
  const text = useText();
  const usable = plan.shelters.filter(({ leftOut }) => leftOut === null);
  if (usable.length === 0) return null;
  return (
    <form
      className="jw-row jw-wrap jw-evacuation-add"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        const [grid, shelter] = [String(form.get('grid')), String(form.get('shelter'))];
        add(grid, shelter)(Number(form.get('heads')));
        event.currentTarget.reset();
      }}
    >
      <select className="jw-select" name="grid" aria-label={text('kind.grid')}>
        {plan.grids.map(({ code }) => (
          <option key={code} value={code}>
            {names.get(code)}
          </option>
        ))}
      </select>
      <select className="jw-select" name="shelter" aria-label={text('evacuation.shelter')}>
        {usable.map(({ id }) => (
          <option key={id} value={id}>
            {names.get(id)}
          </option>
        ))}
      </select>
      <input
        className="jw-input jw-number"
        name="heads"
        type="number"
        aria-label={text('evacuation.heads')}
        required
        min={0}
        step={10}
      />
      <button type="submit" className="jw-button">
        {text('evacuation.add-move')}
      </button>
    </form>
  );
}
