import { useState } from 'react';
import type { NewSupplyOrder } from '../../../shared/model/supply-order.ts';
import type { ShelterLine } from '../../../shared/wire/shelters.ts';
import type { SupplyNeeds } from '../../../shared/wire/supplies.ts';
import { askNeeds } from '../../commands/manage-supplies.ts';
import { useText } from '../../i18n/use-text.ts';
import { useEvacuationLines } from '../../situation/use-evacuation-lines.ts';
import { useLive } from '../../store/live-store.ts';
import { CreateForm } from '../../ui/create-form.tsx';
import { formatNumber, formatPeople } from '../../ui/format-number.ts';
import { useQuestion } from '../../ui/use-question.ts';
import { OccupancyAge } from '../shelters/occupancy-age.tsx';
import { useDestination } from './use-destination.ts';
import type { Items } from './use-items.ts';

type Props = {
  /** Where it goes unless to a shelter: an incident's. */
  incident: string | null;
  shelter: string | null;
  choose: (shelter: string | null) => void;
  items: Items;
  needs: SupplyNeeds | null;
  told: (needs: SupplyNeeds, basis: NewSupplyOrder['basis']) => void;
};

const USUAL_DAYS = 3;

/** How many the incident's evacuation orders in force move to shelters; 0: none is known. */
function useMoved(incident: string | null): number {
  const { value } = useEvacuationLines(incident !== null);
  return (value?.evacuations ?? [])
    .filter((one) => one.incident === incident && one.endedAt === null)
    .reduce((sum, { totals }) => sum + totals.placed, 0);
}

/**
 * What is needed: for a shelter by those counted inside, for an incident by
 * those its evacuation moves, or for a number somebody estimates; never by an unknown.
 */
export function NeedPart({ incident, shelter, choose, items, needs, told }: Props) {
  const text = useText();
  const shelters = useLive((live) => live.registers?.shelters ?? []);
  const lines = useQuestion<ShelterLine[]>('/api/shelters/files');
  const line = lines.value?.find(({ id }) => id === shelter);
  const place = useDestination(incident, shelter);
  const counted = line?.occupancy.count ?? null;
  const moved = useMoved(shelter === null ? incident : null);
  const [said, setSaid] = useState<string | null>(null);
  const heads = said ?? (moved > 0 ? String(moved) : '');
  const [days, setDays] = useState(USUAL_DAYS);
  const ask = async () => {
    const question = { heads: Number(heads), days, place };
    const answer = await askNeeds(question);
    if (!answer.ok) return answer;
    told(answer.value, { heads: question.heads, days });
    return answer;
  };
  return (
    <section>
      <h3>{text('supplies.need')}</h3>
      <CreateForm word={text('supplies.need.work-out')} create={ask} done={() => undefined}>
        <label>
          {text('supplies.to-shelter')}
          <select
            className="jw-select"
            name="shelter"
            value={shelter ?? ''}
            onChange={({ target }) => {
              choose(target.value === '' ? null : target.value);
              const inside = lines.value?.find(({ id }) => id === target.value)?.occupancy.count;
              setSaid(inside ? String(inside) : null);
            }}
          >
            <option value="">{text('supplies.to-elsewhere')}</option>
            {shelters.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        {line !== undefined && (
          <span className="jw-supply-inside">
            {counted === null
              ? text('supplies.inside.unknown')
              : text('supplies.inside', { count: formatPeople(counted) })}
            <OccupancyAge occupancy={line.occupancy} />
          </span>
        )}
        <label>
          {text('supplies.heads')}
          <input
            className="jw-input jw-few-digits"
            type="number"
            name="heads"
            required
            min={1}
            max={1_000_000}
            value={heads}
            onChange={({ target }) => setSaid(target.value)}
          />
        </label>
        {said === null && moved > 0 && (
          <span className="jw-supply-inside">
            {text('supplies.heads.evacuated', { count: formatPeople(moved) })}
          </span>
        )}
        <label>
          {text('supplies.days')}
          <input
            className="jw-input jw-few-digits"
            type="number"
            name="days"
            required
            min={1}
            max={100}
            value={days}
            onChange={({ target }) => setDays(target.valueAsNumber || 1)}
          />
        </label>
      </CreateForm>
      {needs !== null && <NeedTable needs={needs} items={items} />}
    </section>
  );
}

function NeedTable({ needs: { needs }, items }: { needs: SupplyNeeds; items: Items }) {
  const text = useText();
  return (
    <table className="jw-table" data-testid="order-needs">
      <thead>
        <tr>
          <th>{text('supplies.item')}</th>
          <th className="jw-count">{text('supplies.need')}</th>
          <th className="jw-count">{text('supplies.free.commanded')}</th>
          <th className="jw-count">{text('supplies.short')}</th>
          <th>{text('supplies.norm')}</th>
        </tr>
      </thead>
      <tbody>
        {needs.map(({ item, wanted, free, short, norm }) => (
          <tr key={item} data-item={item}>
            <td>{items.nameOf(item)}</td>
            <td className="jw-count jw-nowrap">{items.amountOf(item, wanted)}</td>
            <td className="jw-count">{formatNumber(free)}</td>
            <td className="jw-count">
              {short > 0 ? <span className="jw-overdue">{formatNumber(short)}</span> : '–'}
            </td>
            <td className="jw-secondary">
              {norm.source}{' '}
              <abbr title={text(`confidence.${norm.confidence}`)}>[{norm.confidence}]</abbr>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
