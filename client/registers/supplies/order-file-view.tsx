import { useState } from 'react';
import type { SupplyOrder, SupplyOrderStep } from '../../../shared/model/supply-order.ts';
import { canReceive, supplyActsFrom } from '../../../shared/risk/supply-order-life.ts';
import { stepOrder } from '../../commands/manage-supplies.ts';
import { useNameOf } from '../../i18n/use-name.ts';
import { useText } from '../../i18n/use-text.ts';
import { Actor } from '../../situation/actor.tsx';
import { ActButton } from '../../ui/act-button.tsx';
import type { Done } from '../../ui/done.ts';
import { formatNumber, formatPeople } from '../../ui/format-number.ts';
import { Section } from '../../ui/section.tsx';
import { SyntheticBadge } from '../../ui/synthetic-badge.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { useQuestion } from '../../ui/use-question.ts';
import { useDepartmentName } from '../by-area/use-department-name.ts';
import { registersLink } from '../section-address.ts';
import { Track } from '../track.tsx';
import { useMayKeep } from '../use-may-keep.ts';
import { ReceiptForm } from './receipt-form.tsx';
import { type Items, useItems } from './use-items.ts';
import '../by-area/by-area.css';
import '../file.css';
import { WordsField } from '../../ui/words-field.tsx';

const ASK_MS = 10_000;
const WAY = ['reserved', 'issued', 'in_transit', 'received'] as const;

/** One transfer order: its track, what it sends and what came, who did what and when, and what can be done now. */
export function OrderFileView({ id, close }: { id: string; close: () => void }) {
  const text = useText();
  const items = useItems();
  const question = useQuestion<SupplyOrder>(`/api/supply-orders/${encodeURIComponent(id)}`, ASK_MS);
  const rows = question.value === null ? null : [question.value];
  return (
    <section className="jw-admin-section" data-testid="supply-order">
      <div>
        <button type="button" className="jw-button" onClick={close}>
          ← {text('supplies.back')}
        </button>
      </div>
      <Section question={{ ...question, value: rows }} empty={{ title: '' }}>
        {([order]) => <Opened order={order!} items={items} done={question.again} />}
      </Section>
    </section>
  );
}

function Opened({ order, items, done }: { order: SupplyOrder; items: Items; done: Done }) {
  const text = useText();
  const mayKeep = useMayKeep();
  return (
    <article className="jw-file" data-state={order.state}>
      <Head order={order} />
      <Parts order={order} />
      {order.state === 'cancelled' ? (
        <p className="jw-note">{text('supply-state.cancelled')}</p>
      ) : (
        <Track
          steps={WAY.map((state) => [
            state,
            text(
              order.state === 'partly_received' && state === 'in_transit'
                ? 'supply-state.partly_received'
                : `supply-state.${state}`,
            ),
          ])}
          reached={order.state === 'partly_received' ? 'in_transit' : order.state}
        />
      )}
      {mayKeep && <Acts key={order.version} order={order} done={done} />}
      <Lines order={order} items={items} />
      {mayKeep && canReceive(order.state) && (
        <ReceiptForm key={`receipt-${order.version}`} order={order} items={items} done={done} />
      )}
      <ol className="jw-list" data-testid="order-steps">
        {order.steps.map((step) => (
          <Step key={`${step.at}:${step.state}`} step={step} />
        ))}
      </ol>
    </article>
  );
}

function Head({ order }: { order: SupplyOrder }) {
  const text = useText();
  const departmentName = useDepartmentName();
  const nameOf = useNameOf();
  const { number, depotName, destination, issuedBy, basis, incident, synthetic } = order;
  return (
    <header className="jw-row jw-supply-head">
      <h2>{number}</h2>
      {synthetic && <SyntheticBadge />}
      <span>
        {nameOf(depotName)} → {nameOf(destination)}
      </span>
      <span className="jw-secondary">
        {text('supplies.issued-by')} {departmentName(issuedBy)}
        {basis !== null && (
          <>
            {' · '}
            {text(`supplies.basis.${basis.from}`, {
              heads: formatPeople(basis.heads),
              days: basis.days,
            })}{' '}
            {basis.at !== null && <TimeText at={basis.at} />}
          </>
        )}
      </span>
      {incident !== null && (
        <a href={`/console?select=incident:${encodeURIComponent(incident)}`}>
          {text('supplies.of-incident.show')}
        </a>
      )}
    </header>
  );
}

/** The other depots of the same order, and how far each is. */
function Parts({ order: { id: own, parts } }: { order: SupplyOrder }) {
  const text = useText();
  const nameOf = useNameOf();
  if (parts.length === 1) return null;
  return (
    <section data-testid="order-parts">
      <h3>{text('supplies.parts', { count: parts.length })}</h3>
      <ul className="jw-list">
        {parts.map(({ id, depotName, state }) => (
          <li key={id} aria-current={id === own ? 'true' : undefined}>
            {id === own ? (
              <b>{nameOf(depotName)}</b>
            ) : (
              <a href={registersLink('supplies', id)}>{nameOf(depotName)}</a>
            )}{' '}
            {text(`supply-state.${state}`)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Acts({ order, done }: { order: SupplyOrder; done: Done }) {
  const text = useText();
  const [reason, setReason] = useState<string | null>(null);
  const acts = supplyActsFrom(order.state);
  if (acts.length === 0) return null;
  return (
    <div className="jw-file-acts">
      {acts
        .filter((act) => act !== 'cancel')
        .map((act) => (
          <ActButton
            key={act}
            word={text(`supply-act.${act}`)}
            act={() => stepOrder(order, { act, reason: null })}
            done={done}
          />
        ))}
      {acts.includes('cancel') && reason === null && (
        <button type="button" className="jw-button" onClick={() => setReason('')}>
          {text('supply-act.cancel')}
        </button>
      )}
      {reason !== null && (
        <>
          <WordsField
            label={text('supplies.reason')}
            longest={300}
            words={reason}
            change={setReason}
          />
          <ActButton
            word={text('supply-act.cancel')}
            act={() => stepOrder(order, { act: 'cancel', reason: reason.trim() || null })}
            done={done}
          />
        </>
      )}
    </div>
  );
}

const FATES = ['received', 'damaged', 'returned', 'missing'] as const;

function Lines({ order, items }: { order: SupplyOrder; items: Items }) {
  const text = useText();
  return (
    <table className="jw-table" data-testid="order-lines">
      <thead>
        <tr>
          <th>{text('supplies.item')}</th>
          <th>{text('supplies.expires-on')}</th>
          <th className="jw-count">{text('supplies.sent')}</th>
          {FATES.map((fate) => (
            <th key={fate} className="jw-count">
              {text(`supplies.fate.${fate}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {order.lines.map((line) => (
          <tr key={line.batch} data-item={line.batch}>
            <td>{items.nameOf(line.item)}</td>
            <td className="jw-nowrap">{line.expiresOn ?? text('supplies.keeps')}</td>
            <td className="jw-count jw-nowrap">{items.amountOf(line.item, line.amount)}</td>
            {FATES.map((fate) => (
              <td key={fate} className="jw-count">
                {line[fate] === 0 ? '–' : formatNumber(line[fate])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Step({ step: { at, state, by, reason } }: { step: SupplyOrderStep }) {
  const text = useText();
  return (
    <li>
      <TimeText at={at} /> <b>{text(`supply-state.${state}`)}</b>{' '}
      <span className="jw-secondary">
        <Actor id={by} /> {reason}
      </span>
    </li>
  );
}
