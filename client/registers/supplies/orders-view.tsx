import { useState } from 'react';
import type { SupplyOrder } from '../../../shared/model/supply-order.ts';
import { isSupplyOrderOpen } from '../../../shared/risk/supply-order-life.ts';
import { useNameOf } from '../../i18n/use-name.ts';
import { type Text, useText } from '../../i18n/use-text.ts';
import { Choice } from '../../ui/choice.tsx';
import { formatNumber } from '../../ui/format-number.ts';
import { Section } from '../../ui/section.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { useQuestion } from '../../ui/use-question.ts';
import { ExportRows } from '../by-area/export-rows.tsx';
import { useDepartmentName } from '../by-area/use-department-name.ts';
import { ShortList } from '../places/short-list.tsx';
import { type Items, useItems } from './use-items.ts';
import '../by-area/by-area.css';
import '../places/places.css';

const ASK_MS = 10_000;
const CHOICES = ['open', 'closed'] as const;

const passes = (chosen: (typeof CHOICES)[number], { state }: SupplyOrder): boolean =>
  isSupplyOrderOpen(state) === (chosen === 'open');

/** `饮用水 1,200 升、棉被 50 床`: what an order sends, summed over its batches. */
function goodsOf({ lines }: SupplyOrder, { nameOf, amountOf }: Items, text: Text): string {
  const sums = new Map<string, number>();
  for (const { item, amount } of lines) sums.set(item, (sums.get(item) ?? 0) + amount);
  return [...sums]
    .map(([item, amount]) => `${nameOf(item)} ${amountOf(item, amount)}`)
    .join(text('list.and'));
}

/** Transfer orders into the reader's area and out of its depots. */
export function OrdersView({ open }: { open: (order: string) => void }) {
  const text = useText();
  const items = useItems();
  const departmentName = useDepartmentName();
  const nameOf = useNameOf();
  const [chosen, setChosen] = useState<(typeof CHOICES)[number]>('open');
  const { value, ...question } = useQuestion<{ orders: SupplyOrder[] }>(
    '/api/supply-orders',
    ASK_MS,
  );
  const orders = value?.orders ?? null;
  const shown = orders?.filter((order) => passes(chosen, order)) ?? null;
  const counted = (name: (typeof CHOICES)[number]) =>
    orders?.filter((order) => passes(name, order)).length;
  const head = ['number', 'depot', 'destination', 'issued-by', 'state', 'signed', 'goods'] as const;
  const rows = (shown ?? []).map((order) => [
    ...[order.number, order.depotName, order.destination, departmentName(order.issuedBy)],
    ...[text(`supply-state.${order.state}`), order.signedAt, goodsOf(order, items, text)],
  ]);
  return (
    <>
      <div className="jw-row jw-by-area">
        <Choice
          label={text('supplies.view.orders')}
          names={CHOICES}
          chosen={chosen}
          wordOf={(name) => `${text(`supplies.orders.${name}`)} ${formatNumber(counted(name))}`}
          choose={setChosen}
        />
        <span className="jw-grow" />
        <ExportRows
          table="supply-orders"
          head={head.map((name) => text(`supplies.${name}`))}
          rows={rows}
          filter={`chosen=${chosen}`}
          synthetic={(shown ?? []).some(({ synthetic }) => synthetic)}
        />
      </div>
      <Section
        question={{ ...question, value: shown }}
        empty={{ title: text('supplies.orders.empty') }}
      >
        {(found) => (
          <ShortList
            rows={found}
            wordsOf={({ number, depotName, destination }) =>
              `${number} ${depotName} ${destination}`
            }
          >
            {(rowsShown) => (
              <table className="jw-table" data-testid="supply-orders">
                <thead>
                  <tr>
                    <th>{text('supplies.number')}</th>
                    <th>{text('supplies.depot')}</th>
                    <th>{text('supplies.destination')}</th>
                    <th>{text('supplies.goods')}</th>
                    <th>{text('supplies.state')}</th>
                    <th>{text('supplies.signed')}</th>
                  </tr>
                </thead>
                <tbody>
                  {rowsShown.map((order) => (
                    <tr key={order.id} data-item={order.id}>
                      <td>
                        <button
                          type="button"
                          className="jw-area-link"
                          onClick={() => open(order.id)}
                        >
                          {order.number}
                        </button>
                      </td>
                      <td>{nameOf(order.depotName)}</td>
                      <td>{nameOf(order.destination)}</td>
                      <td>{goodsOf(order, items, text)}</td>
                      <td className="jw-nowrap">{text(`supply-state.${order.state}`)}</td>
                      <td className="jw-nowrap">
                        <TimeText at={order.signedAt} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </ShortList>
        )}
      </Section>
    </>
  );
}
