import { useState } from 'react';
import type {
  ServiceItem,
  ServiceItemAct,
  ServiceItemStep,
} from '../../../shared/model/service-item.ts';
import { possibleActs } from '../../../shared/risk/service-item.ts';
import { actOnItem } from '../../commands/manage-grids.ts';
import { useText } from '../../i18n/use-text.ts';
import { useLive } from '../../store/live-store.ts';
import { ActButton } from '../../ui/act-button.tsx';
import type { Done } from '../../ui/done.ts';
import { fromCityInput } from '../../ui/format-time.ts';
import { useQuestion } from '../../ui/use-question.ts';
import { StepHistory } from '../step-history.tsx';
import { useMayKeep } from '../use-may-keep.ts';

/** One item: its basis, scope and procedure as art. 55 asks for them, its history, and what may be done now. */
export function ItemView({ item, changed }: { item: ServiceItem; changed: Done }) {
  const text = useText();
  const { value, again } = useQuestion<{ steps: ServiceItemStep[] }>(
    `/api/service-items/${encodeURIComponent(item.id)}/steps`,
  );
  const done = async () => {
    await Promise.all([again(), changed()]);
  };
  return (
    <div className="jw-file-columns" data-testid="item-view">
      <dl className="jw-facts">
        <dt>{text('items.basis')}</dt>
        <dd>{item.legalBasis}</dd>
        <dt>{text('items.duties')}</dt>
        <dd>{item.duties}</dd>
        <dt>{text('items.procedure')}</dt>
        <dd>{item.procedure}</dd>
        <dt>{text('items.term')}</dt>
        <dd>{text('items.term.days', { days: item.termWorkingDays })}</dd>
      </dl>
      <div>
        <StepHistory
          title={text('items.history')}
          steps={value?.steps ?? []}
          wordOf={(act) => text(`item-done.${act}`)}
        />
        <ItemActs item={item} changed={done} />
      </div>
    </div>
  );
}

/** A town reads the list and changes nothing; who asked for an item does not decide on it. */
function ItemActs({ item, changed }: { item: ServiceItem; changed: Done }) {
  const text = useText();
  const me = useLive((live) => live.me);
  const mayKeep = useMayKeep();
  const [reason, setReason] = useState('');
  const [from, setFrom] = useState('');
  const acts = possibleActs(item.state);
  if (!mayKeep || me?.scope.town != null || acts.length === 0) return null;
  if (item.state === 'requested' && item.decidedBy === me?.id) {
    return <p className="jw-note">{text('error.item-own-request')}</p>;
  }
  const act = (name: ServiceItemAct) =>
    actOnItem(item.id, {
      basedOn: item.version,
      act: name,
      reason: reason.trim(),
      effectiveFrom: fromCityInput(from),
    });
  return (
    <div className="jw-create">
      <label>
        {text('items.reason')}
        <input
          className="jw-input"
          maxLength={500}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </label>
      <label>
        {text('items.effective')}
        <input
          className="jw-input"
          type="datetime-local"
          value={from}
          onChange={({ target }) => setFrom(target.value)}
        />
      </label>
      {reason.trim() === '' ? (
        <span className="jw-secondary jw-small">
          {text('items.needs-reason', {
            acts: acts.map((name) => text(`item-act.${name}`)).join(' / '),
          })}
        </span>
      ) : (
        acts.map((name) => (
          <ActButton
            key={name}
            word={text(`item-act.${name}`)}
            act={() => act(name)}
            done={changed}
          />
        ))
      )}
    </div>
  );
}
