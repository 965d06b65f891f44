import { useState } from 'react';
import type { SupplyStock } from '../../../shared/model/supply.ts';
import type { SupplyOverview } from '../../../shared/wire/supplies.ts';
import { useNameOf } from '../../i18n/use-name.ts';
import { useText } from '../../i18n/use-text.ts';
import { Choice } from '../../ui/choice.tsx';
import { formatNumber } from '../../ui/format-number.ts';
import { Section } from '../../ui/section.tsx';
import type { Question } from '../../ui/use-question.ts';
import { ExportRows } from '../by-area/export-rows.tsx';
import { ShortList } from '../places/short-list.tsx';
import { useTownName } from '../places/use-town-name.ts';
import { type Items, useItems } from './use-items.ts';
import '../by-area/by-area.css';
import '../places/places.css';

const FILTERS = ['all', 'below', 'own'] as const;
type Filter = (typeof FILTERS)[number];

type Depot = SupplyOverview['depots'][number];
type Line = SupplyStock & { of: Depot };

const isBelow = ({ free, minimum }: SupplyStock): boolean => minimum !== null && free < minimum;

const passes = (filter: Filter, line: Line): boolean =>
  filter === 'all' || (filter === 'below' ? isBelow(line) : line.of.commanded);

function linesOf({ depots, stock }: SupplyOverview): Line[] {
  const byId = new Map(depots.map((depot) => [depot.id, depot]));
  return stock.flatMap((one) => {
    const of = byId.get(one.depot);
    return of ? [{ ...one, of }] : [];
  });
}

/** What every depot has of every item against its minimum; what is reserved or over does not count as there. */
export function StockView({
  supplies,
  open,
}: {
  supplies: Question<SupplyOverview>;
  open: (depot: string) => void;
}) {
  const text = useText();
  const items = useItems();
  const [filter, setFilter] = useState<Filter>('all');
  const lines = supplies.value && linesOf(supplies.value);
  const shown = lines?.filter((line) => passes(filter, line)) ?? null;
  const counted = (name: Filter) => lines?.filter((line) => passes(name, line)).length;
  return (
    <>
      <div className="jw-row jw-by-area">
        <Choice
          label={text('supplies.filter')}
          names={FILTERS}
          chosen={filter}
          wordOf={(name) => `${text(`supplies.filter.${name}`)} ${formatNumber(counted(name))}`}
          choose={setFilter}
        />
        <span className="jw-grow" />
        <StockExport lines={shown ?? []} items={items} filter={`chosen=${filter}`} />
      </div>
      <Section
        question={{ ...supplies, value: shown }}
        empty={{ title: text('supplies.empty'), hint: text('supplies.empty.hint') }}
      >
        {(found) => <StockTable lines={found} items={items} open={open} />}
      </Section>
    </>
  );
}

function StockExport({ lines, items, filter }: { lines: Line[]; items: Items; filter: string }) {
  const text = useText();
  const head = [
    'depot',
    'code',
    'item',
    'on-hand',
    'reserved',
    'free',
    'expired',
    'minimum',
    'next-expiry',
  ] as const;
  const rows = lines.map((line) => [
    ...[line.of.name, items.byId.get(line.item)?.code ?? null, items.nameOf(line.item)],
    ...[line.onHand, line.reserved, line.free, line.expired, line.minimum, line.nextExpiry],
  ]);
  const synthetic = lines.some(({ of }) => of.synthetic);
  return (
    <ExportRows
      table="supplies"
      head={head.map((name) => text(`supplies.${name}`))}
      rows={rows}
      filter={filter}
      synthetic={synthetic}
    />
  );
}

function StockTable(props: {
  lines: readonly Line[];
  items: Items;
  open: (depot: string) => void;
}) {
  const { lines, items, open } = props;
  const text = useText();
  const townName = useTownName();
  const depotName = useNameOf();
  const areaOf = ({ county, town }: Depot) => {
    const area = town ?? county;
    return area === null ? text('bar.scope.city') : townName(area);
  };
  return (
    <ShortList
      rows={lines}
      wordsOf={({ of, item }) => `${depotName(of.name)} ${items.nameOf(item)} ${areaOf(of)}`}
    >
      {(shown) => (
        <table className="jw-table" data-testid="supply-stock">
          <thead>
            <tr>
              <th>{text('supplies.depot')}</th>
              <th>{text('supplies.item')}</th>
              <th className="jw-count">{text('supplies.on-hand')}</th>
              <th className="jw-count">{text('supplies.reserved')}</th>
              <th className="jw-count">{text('supplies.free')}</th>
              <th className="jw-count">{text('supplies.minimum')}</th>
              <th>{text('supplies.next-expiry')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((line) => (
              <tr key={`${line.depot}:${line.item}`} data-item={`${line.depot}:${line.item}`}>
                <td>
                  <button type="button" className="jw-area-link" onClick={() => open(line.depot)}>
                    {depotName(line.of.name)}
                  </button>
                  <span className="jw-town">{areaOf(line.of)}</span>
                </td>
                <td>{items.nameOf(line.item)}</td>
                <td className="jw-count jw-nowrap">{items.amountOf(line.item, line.onHand)}</td>
                <td className="jw-count">{formatNumber(line.reserved)}</td>
                <td className="jw-count jw-nowrap">
                  {isBelow(line) ? (
                    <span className="jw-overdue">{formatNumber(line.free)}</span>
                  ) : (
                    formatNumber(line.free)
                  )}
                </td>
                <td className="jw-count">{formatNumber(line.minimum)}</td>
                <td className="jw-nowrap">
                  {line.nextExpiry ?? '–'}
                  {line.expired > 0 && (
                    <span className="jw-town">
                      {text('supplies.expired.amount', { amount: formatNumber(line.expired) })}
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </ShortList>
  );
}
