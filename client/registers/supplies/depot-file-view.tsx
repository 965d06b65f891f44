import { useState } from 'react';
import type { SupplyBatch } from '../../../shared/model/supply.ts';
import { isExpired } from '../../../shared/risk/supply-allocation.ts';
import { keepsDepot } from '../../../shared/risk/supply-order-life.ts';
import type { DepotFile } from '../../../shared/wire/supplies.ts';
import { scrapBatch, takeIn } from '../../commands/manage-supplies.ts';
import { useNameOf } from '../../i18n/use-name.ts';
import { useText } from '../../i18n/use-text.ts';
import { Actor } from '../../situation/actor.tsx';
import { useOwnDepartments } from '../../store/own-departments.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { CreateForm } from '../../ui/create-form.tsx';
import type { Done } from '../../ui/done.ts';
import { formatNumber } from '../../ui/format-number.ts';
import { Section } from '../../ui/section.tsx';
import { SyntheticBadge } from '../../ui/synthetic-badge.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { useQuestion } from '../../ui/use-question.ts';
import { useDepartmentName } from '../by-area/use-department-name.ts';
import { useTownName } from '../places/use-town-name.ts';
import { useMayKeep } from '../use-may-keep.ts';
import { type Items, useItems } from './use-items.ts';
import '../by-area/by-area.css';
import '../file.css';
import { WordsField } from '../../ui/words-field.tsx';

const ASK_MS = 15_000;

/** One depot: what it has batch by batch, what came and went. */
export function DepotFileView({ id, close }: { id: string; close: () => void }) {
  const text = useText();
  const items = useItems();
  const mayKeep = useMayKeep();
  const file = useQuestion<DepotFile>(`/api/depots/${encodeURIComponent(id)}`, ASK_MS);
  const own = useOwnDepartments();
  const mayAct = ({ commanded, depot }: DepotFile) =>
    commanded && mayKeep && keepsDepot(own, depot);
  const rows = file.value === null ? null : [file.value];
  return (
    <section className="jw-admin-section" data-testid="depot-file">
      <div>
        <button type="button" className="jw-button" onClick={close}>
          ← {text('supplies.back')}
        </button>
      </div>
      <Section question={{ ...file, value: rows }} empty={{ title: '' }}>
        {([found]) => (
          <article className="jw-file">
            <Head file={found!} />
            {mayAct(found!) && <IntakeForm depot={id} items={items} done={file.again} />}
            <Batches file={found!} items={items} mayAct={mayAct(found!)} done={file.again} />
            <Ledger file={found!} items={items} />
          </article>
        )}
      </Section>
    </section>
  );
}

function Head({ file: { depot, commanded } }: { file: DepotFile }) {
  const text = useText();
  const townName = useTownName();
  const departmentName = useDepartmentName();
  const nameOf = useNameOf();
  const own = useOwnDepartments();
  const area = depot.town ?? depot.county;
  const [lon, lat] = depot.place;
  return (
    <header className="jw-row jw-supply-head">
      <h2>{nameOf(depot.name)}</h2>
      {depot.synthetic && <SyntheticBadge />}
      <span className="jw-secondary">
        {area === null ? text('bar.scope.city') : townName(area)} ·{' '}
        {departmentName(depot.department)} ·{' '}
        {text(depot.common ? 'supplies.common' : 'supplies.own')}
      </span>
      <a href={`/console?at=${lon},${lat},15`}>{text('supplies.on-map')}</a>
      {commanded && !keepsDepot(own, depot) && (
        <span className="jw-note">{text('supplies.not-kept')}</span>
      )}
      {!commanded && <span className="jw-note">{text('supplies.not-commanded')}</span>}
    </header>
  );
}

function IntakeForm({ depot, items, done }: { depot: string; items: Items; done: Done }) {
  const text = useText();
  const create = (form: FormData, key: string) => {
    const day = String(form.get('expiresOn'));
    const intake = { item: String(form.get('item')), amount: Number(form.get('amount')) };
    return takeIn(depot, { ...intake, expiresOn: day === '' ? null : day }, key);
  };
  return (
    <CreateForm word={text('supplies.intake')} create={create} done={done}>
      <label>
        {text('supplies.item')}
        <select className="jw-select" name="item" required>
          {(items.items ?? []).map(({ id }) => (
            <option key={id} value={id}>
              {items.nameOf(id)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {text('supplies.amount')}
        <input className="jw-input" name="amount" type="number" required min={1} max={10_000_000} />
      </label>
      <label>
        {text('supplies.expires-on')}
        <input className="jw-input" name="expiresOn" type="date" />
      </label>
    </CreateForm>
  );
}

function Batches(props: { file: DepotFile; items: Items; mayAct: boolean; done: Done }) {
  const { file, items, mayAct, done } = props;
  const text = useText();
  return (
    <section>
      <h3>{text('supplies.batches')}</h3>
      <table className="jw-table" data-testid="depot-batches">
        <thead>
          <tr>
            <th>{text('supplies.item')}</th>
            <th>{text('supplies.expires-on')}</th>
            <th className="jw-count">{text('supplies.on-hand')}</th>
            <th className="jw-count">{text('supplies.reserved')}</th>
            <th>{text('supplies.came')}</th>
            {mayAct && <th />}
          </tr>
        </thead>
        <tbody>
          {file.batches.map((batch) => (
            <tr key={batch.id} data-item={batch.id}>
              <td>{items.nameOf(batch.item)}</td>
              <td className="jw-nowrap">
                {isExpired(batch, file.today) ? (
                  <span className="jw-overdue">
                    {batch.expiresOn} {text('supplies.expired')}
                  </span>
                ) : (
                  (batch.expiresOn ?? text('supplies.keeps'))
                )}
              </td>
              <td className="jw-count jw-nowrap">{items.amountOf(batch.item, batch.onHand)}</td>
              <td className="jw-count">{formatNumber(batch.reserved)}</td>
              <td className="jw-nowrap">
                <TimeText at={batch.receivedAt} />
              </td>
              {mayAct && (
                <td>
                  <Scrap key={batch.onHand} batch={batch} done={done} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Scrap({ batch, done }: { batch: SupplyBatch; done: Done }) {
  const text = useText();
  const [reason, setReason] = useState<string | null>(null);
  const amount = batch.onHand - batch.reserved;
  if (amount === 0) return null;
  if (reason === null) {
    return (
      <button type="button" className="jw-button" onClick={() => setReason('')}>
        {text('supplies.scrap')}
      </button>
    );
  }
  return (
    <span className="jw-row">
      <WordsField label={text('supplies.reason')} longest={300} words={reason} change={setReason} />
      {reason.trim() !== '' && (
        <ActButton
          word={text('supplies.scrap.amount', { amount: formatNumber(amount) })}
          sure={text('supplies.scrap.sure')}
          act={(key) => scrapBatch(batch.id, { amount, reason: reason.trim() }, key)}
          done={done}
        />
      )}
    </span>
  );
}

function Ledger({ file: { movements }, items }: { file: DepotFile; items: Items }) {
  const text = useText();
  return (
    <section>
      <h3>{text('supplies.ledger')}</h3>
      <ol className="jw-list jw-small">
        {movements.map((movement) => (
          <li key={movement.number}>
            <TimeText at={movement.at} /> <b>{text(`supplies.moved.${movement.kind}`)}</b>{' '}
            {items.nameOf(movement.item)} {items.amountOf(movement.item, movement.amount)}{' '}
            <span className="jw-secondary">
              {movement.reason} {movement.by !== null && <Actor id={movement.by} />}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
