import { isExpired } from '../../../shared/risk/supply-allocation.ts';
import type { SupplyOverview } from '../../../shared/wire/supplies.ts';
import { useNameOf } from '../../i18n/use-name.ts';
import { useText } from '../../i18n/use-text.ts';
import { Section } from '../../ui/section.tsx';
import type { Question } from '../../ui/use-question.ts';
import { useItems } from './use-items.ts';
import '../by-area/by-area.css';

/** Batches that are over, and those that will be within 30 days: the longest over first. */
export function ExpiringView({
  supplies,
  open,
}: {
  supplies: Question<SupplyOverview>;
  open: (depot: string) => void;
}) {
  const text = useText();
  const items = useItems();
  const { value } = supplies;
  const nameOf = useNameOf();
  const depotName = (id: string) =>
    nameOf(value?.depots.find((depot) => depot.id === id)?.name ?? id);
  return (
    <Section
      question={{ ...supplies, value: value?.expiring ?? null }}
      empty={{ title: text('supplies.expiring.empty') }}
    >
      {(batches) => (
        <table className="jw-table" data-testid="supply-expiring">
          <thead>
            <tr>
              <th>{text('supplies.expires-on')}</th>
              <th>{text('supplies.item')}</th>
              <th className="jw-count">{text('supplies.on-hand')}</th>
              <th className="jw-count">{text('supplies.reserved')}</th>
              <th>{text('supplies.depot')}</th>
            </tr>
          </thead>
          <tbody>
            {batches.map((batch) => (
              <tr key={batch.id} data-item={batch.id}>
                <td className="jw-nowrap">
                  {isExpired(batch, value?.today ?? '') ? (
                    <span className="jw-overdue">
                      {batch.expiresOn} {text('supplies.expired')}
                    </span>
                  ) : (
                    batch.expiresOn
                  )}
                </td>
                <td>{items.nameOf(batch.item)}</td>
                <td className="jw-count jw-nowrap">{items.amountOf(batch.item, batch.onHand)}</td>
                <td className="jw-count">{batch.reserved}</td>
                <td>
                  <button type="button" className="jw-area-link" onClick={() => open(batch.depot)}>
                    {depotName(batch.depot)}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}
