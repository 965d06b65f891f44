import type { SupplyOrder } from '../../../shared/model/supply-order.ts';
import { useNameOf } from '../../i18n/use-name.ts';
import { useText } from '../../i18n/use-text.ts';
import { registersLink } from '../../registers/section-address.ts';
import { useLive } from '../../store/live-store.ts';
import { TimeText } from '../../ui/time-text.tsx';
import { useQuestion } from '../../ui/use-question.ts';

const ASK_MS = 15_000;

/** The transfer orders of an incident with how far each is, and the way to a new one. */
export function IncidentSupplies({ incident, mayAct }: { incident: string; mayAct: boolean }) {
  const text = useText();
  const nameOf = useNameOf();
  const isPerson = useLive(({ me }) => me !== null && me.role !== 'wall');
  const path = `/api/supply-orders?incident=${encodeURIComponent(incident)}`;
  const { value } = useQuestion<{ orders: SupplyOrder[] }>(isPerson ? path : null, ASK_MS);
  const orders = value?.orders ?? [];
  if (orders.length === 0 && !mayAct) return null;
  return (
    <section data-testid="incident-supplies">
      <h4 className="jw-small jw-secondary">{text('registers.supplies')}</h4>
      <ul className="jw-list jw-small">
        {orders.map(({ id, number, depotName, state, signedAt }) => (
          <li key={id}>
            <a href={registersLink('supplies', id)}>{number}</a> {nameOf(depotName)}{' '}
            <b>{text(`supply-state.${state}`)}</b> <TimeText at={signedAt} />
          </li>
        ))}
      </ul>
      {mayAct && (
        <a
          className="jw-link"
          href={`${registersLink('supplies')}&incident=${encodeURIComponent(incident)}`}
        >
          {text('supplies.order.new')}
        </a>
      )}
    </section>
  );
}
