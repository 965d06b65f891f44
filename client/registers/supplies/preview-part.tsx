import { LORRY_KILOGRAMS } from '../../../shared/risk/supply-need.ts';
import type { SupplyPreview } from '../../../shared/wire/supplies.ts';
import { useText } from '../../i18n/use-text.ts';
import { formatNumber } from '../../ui/format-number.ts';
import type { Items } from './use-items.ts';

const KILO = 1_000;

/** What the depot would give, batch by batch, what is short, and what there is to carry: before anybody signs. */
export function PreviewPart({ preview, items }: { preview: SupplyPreview; items: Items }) {
  const text = useText();
  const { takes, shortages, transport } = preview;
  return (
    <section data-testid="order-preview">
      <h3>{text('supplies.preview')}</h3>
      {shortages.length > 0 && (
        <div role="alert">
          <ul className="jw-list jw-supply-short">
            {shortages.map(({ item, wanted, free }) => (
              <li key={item}>
                <span className="jw-overdue">
                  {text('supplies.short.line', {
                    item: items.nameOf(item),
                    wanted: formatNumber(wanted),
                    free: formatNumber(free),
                    short: formatNumber(wanted - free),
                  })}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
      <p className="jw-secondary">
        {text('supplies.transport', {
          tonnes: formatNumber(transport.kilograms / KILO, 1),
          lorries: formatNumber(transport.lorries),
          each: formatNumber(LORRY_KILOGRAMS / KILO),
        })}{' '}
        {transport.metres !== null &&
          transport.minutes !== null &&
          text('supplies.way', {
            kilometres: formatNumber(transport.metres / KILO, 1),
            minutes: formatNumber(Math.ceil(transport.minutes)),
          })}
      </p>
      <ol className="jw-list jw-small">
        {takes.map(({ batch, item, amount, expiresOn }) => (
          <li key={batch}>
            {items.nameOf(item)} {items.amountOf(item, amount)}{' '}
            <span className="jw-secondary">
              {expiresOn === null
                ? text('supplies.keeps')
                : text('supplies.good-until', { day: expiresOn })}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
