import type { SupplyStock } from '../../../shared/model/supply.ts';
import { useText } from '../../i18n/use-text.ts';
import { formatNumber } from '../../ui/format-number.ts';
import type { Items } from './use-items.ts';

/** How much of each item, beside what the chosen depots have free of it together. */
export function WantedFields({
  items,
  wanted,
  stock,
  change,
}: {
  items: Items;
  wanted: ReadonlyMap<string, number>;
  stock: readonly SupplyStock[];
  change: (wanted: ReadonlyMap<string, number>) => void;
}) {
  const text = useText();
  const freeOf = (item: string) =>
    stock.reduce((sum, one) => sum + (one.item === item ? one.free : 0), 0);
  return (
    <table className="jw-table" data-testid="order-wanted">
      <thead>
        <tr>
          <th>{text('supplies.item')}</th>
          <th>{text('supplies.amount')}</th>
          <th className="jw-count">{text('supplies.free')}</th>
          <th className="jw-count">{text('supplies.short')}</th>
        </tr>
      </thead>
      <tbody>
        {(items.items ?? []).map(({ id }) => {
          const amount = wanted.get(id) ?? 0;
          const short = Math.max(0, amount - freeOf(id));
          return (
            <tr key={id} data-item={id}>
              <td>{items.nameOf(id)}</td>
              <td>
                <input
                  className="jw-input jw-few-digits"
                  type="number"
                  min={0}
                  max={10_000_000}
                  aria-label={items.nameOf(id)}
                  value={amount}
                  onChange={({ target }) =>
                    change(
                      new Map(wanted).set(id, Math.max(0, Math.floor(target.valueAsNumber || 0))),
                    )
                  }
                />
              </td>
              <td className="jw-count jw-nowrap">{items.amountOf(id, freeOf(id))}</td>
              <td className="jw-count">
                {short > 0 ? <span className="jw-overdue">{formatNumber(short)}</span> : '–'}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
