import { LORRY_KILOGRAMS } from '../../../shared/risk/supply-need.ts';
import type { SupplyOverview, SupplyPreview } from '../../../shared/wire/supplies.ts';
import { useNameOf } from '../../i18n/use-name.ts';
import { useText } from '../../i18n/use-text.ts';
import { formatNumber } from '../../ui/format-number.ts';
import type { Items } from './use-items.ts';

const KILO = 1_000;

/** What each depot would give, batch by batch, what is short, and what there is to carry: before anybody signs. */
export function PreviewPart(props: {
  preview: SupplyPreview;
  items: Items;
  depots: SupplyOverview['depots'];
}) {
  const { preview, items, depots } = props;
  const text = useText();
  const nameOf = useNameOf();
  const { parts, shortages } = preview;
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
      {parts.map((part) => (
        <section key={part.depot} data-depot={part.depot}>
          <h4>{nameOf(depots.find(({ id }) => id === part.depot)?.name ?? part.depot)}</h4>
          <PartLines part={part} items={items} />
        </section>
      ))}
    </section>
  );
}

function PartLines({ part, items }: { part: SupplyPreview['parts'][number]; items: Items }) {
  const text = useText();
  const { takes, transport } = part;
  return (
    <>
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
    </>
  );
}
