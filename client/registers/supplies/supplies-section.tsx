import { useState } from 'react';
import type { SupplyOverview } from '../../../shared/wire/supplies.ts';
import { useText } from '../../i18n/use-text.ts';
import { Choice } from '../../ui/choice.tsx';
import { useQuestion } from '../../ui/use-question.ts';
import { chooseItem, incidentOfAddress, useItem } from '../section-address.ts';
import { useMayKeep } from '../use-may-keep.ts';
import { CatalogueView } from './catalogue-view.tsx';
import { DepotFileView } from './depot-file-view.tsx';
import { ExpiringView } from './expiring-view.tsx';
import { OrderFileView } from './order-file-view.tsx';
import { OrderForm } from './order-form.tsx';
import { OrdersView } from './orders-view.tsx';
import { StockView } from './stock-view.tsx';
import './supplies.css';

const VIEWS = ['stock', 'orders', 'expiring', 'catalogue'] as const;
const ASK_MS = 15_000;

/** Emergency supplies: stock, transfer orders, what goes off, the catalogue; one depot or one order in full (art. 21). */
export function SuppliesSection() {
  const text = useText();
  const mayKeep = useMayKeep();
  const opened = useItem();
  const [incident] = useState(incidentOfAddress);
  const [ordering, setOrdering] = useState(incident !== null && opened === null && mayKeep);
  const [view, setView] = useState<(typeof VIEWS)[number]>('stock');
  const supplies = useQuestion<SupplyOverview>('/api/supplies', ASK_MS);
  const open = (id: string | null) => {
    chooseItem(id);
    setOrdering(false);
    supplies.again();
  };
  if (ordering) return <OrderForm incident={incident} supplies={supplies} close={open} />;
  if (opened?.startsWith('order-'))
    return <OrderFileView key={opened} id={opened} close={() => open(null)} />;
  if (opened !== null) return <DepotFileView key={opened} id={opened} close={() => open(null)} />;
  return (
    <section className="jw-admin-section">
      <p className="jw-secondary">{text('supplies.lead')}</p>
      <div className="jw-row jw-supply-tools">
        <Choice
          label={text('registers.supplies')}
          names={VIEWS}
          chosen={view}
          wordOf={(name) => text(`supplies.view.${name}`)}
          choose={setView}
        />
        <span className="jw-grow" />
        {mayKeep && (
          <button type="button" className="jw-button" data-strong onClick={() => setOrdering(true)}>
            {text('supplies.order.new')}
          </button>
        )}
      </div>
      {view === 'stock' && <StockView supplies={supplies} open={open} />}
      {view === 'orders' && <OrdersView open={open} />}
      {view === 'expiring' && <ExpiringView supplies={supplies} open={open} />}
      {view === 'catalogue' && <CatalogueView />}
    </section>
  );
}
