import type { SupplyOrder } from '../../../shared/model/supply-order.ts';
import { dueOf } from '../../../shared/risk/supply-order-life.ts';
import { receiveOrder } from '../../commands/manage-supplies.ts';
import { useText } from '../../i18n/use-text.ts';
import { CreateForm } from '../../ui/create-form.tsx';
import type { Done } from '../../ui/done.ts';
import { formatNumber } from '../../ui/format-number.ts';
import type { Items } from './use-items.ts';

const FATES = ['received', 'damaged', 'returned', 'missing'] as const;

/** Signs for what came: all of it unless somebody says otherwise. */
export function ReceiptForm({
  order,
  items,
  done,
}: {
  order: SupplyOrder;
  items: Items;
  done: Done;
}) {
  const text = useText();
  const due = order.lines.filter((line) => dueOf(line) > 0);
  const create = (form: FormData) => {
    const lines = due.map(({ batch }) => {
      const [received, damaged, returned, missing] = FATES.map((fate) =>
        Number(form.get(`${batch}:${fate}`)),
      ) as [number, number, number, number];
      return { batch, received, damaged, returned, missing };
    });
    const reason = String(form.get('reason')).trim();
    return receiveOrder(order, { lines, reason: reason === '' ? null : reason });
  };
  return (
    <section data-testid="order-receipt">
      <h3>{text('supplies.receipt')}</h3>
      <CreateForm word={text('supplies.receipt.sign')} create={create} done={done}>
        <table className="jw-table">
          <thead>
            <tr>
              <th>{text('supplies.item')}</th>
              <th className="jw-count">{text('supplies.due')}</th>
              {FATES.map((fate) => (
                <th key={fate}>{text(`supplies.fate.${fate}`)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {due.map((line) => (
              <tr key={line.batch}>
                <td>
                  {items.nameOf(line.item)}
                  <span className="jw-town">{line.expiresOn}</span>
                </td>
                <td className="jw-count">{formatNumber(dueOf(line))}</td>
                {FATES.map((fate) => (
                  <td key={fate}>
                    <input
                      className="jw-input jw-few-digits"
                      type="number"
                      name={`${line.batch}:${fate}`}
                      aria-label={`${items.nameOf(line.item)} ${text(`supplies.fate.${fate}`)}`}
                      required
                      min={0}
                      max={dueOf(line)}
                      defaultValue={fate === 'received' ? dueOf(line) : 0}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        <label className="jw-grow">
          {text('supplies.receipt.reason')}
          <input className="jw-input" name="reason" maxLength={300} autoComplete="off" />
        </label>
      </CreateForm>
    </section>
  );
}
