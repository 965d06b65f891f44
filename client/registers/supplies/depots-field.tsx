import type { SupplyNeeds, SupplyOverview } from '../../../shared/wire/supplies.ts';
import { useNameOf } from '../../i18n/use-name.ts';
import { useText } from '../../i18n/use-text.ts';
import { formatNumber } from '../../ui/format-number.ts';

const KILO = 1_000;

/** Out of which depots: one or several; where the need is known the nearest stand first, each with its way. */
export function DepotsField({
  depots,
  chosen,
  choose,
  needs,
}: {
  depots: SupplyOverview['depots'];
  chosen: ReadonlySet<string>;
  choose: (chosen: ReadonlySet<string>) => void;
  needs: SupplyNeeds | null;
}) {
  const text = useText();
  const nameOf = useNameOf();
  const metresOf = (id: string) => needs?.depots.find((one) => one.id === id)?.metres ?? null;
  const toggled = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    return next;
  };
  return (
    <div className="jw-create">
      <fieldset className="jw-checks jw-supply-depots">
        <legend>{text('supplies.depots')}</legend>
        {depots.map(({ id, name }) => {
          const metres = metresOf(id);
          return (
            <label key={id}>
              <input
                type="checkbox"
                name="depot"
                value={id}
                checked={chosen.has(id)}
                onChange={() => choose(toggled(id))}
              />
              {nameOf(name)}
              {metres !== null && (
                <span className="jw-secondary">
                  {text('supplies.kilometres', { kilometres: formatNumber(metres / KILO, 1) })}
                </span>
              )}
            </label>
          );
        })}
      </fieldset>
      <p data-testid="chosen-depots">
        {text('supplies.depots.chosen', {
          names: depots
            .flatMap(({ id, name }) => (chosen.has(id) ? [nameOf(name)] : []))
            .join(text('list.and')),
        })}
      </p>
      <p className="jw-secondary jw-small">{text('supplies.depots.lead')}</p>
    </div>
  );
}
