import { useText } from '../../i18n/use-text.ts';
import { useEvacuationLines } from '../../situation/use-evacuation-lines.ts';
import { useLive } from '../../store/live-store.ts';
import { ShutShelters } from './shut-shelters.tsx';
import './shut-strip.css';

/**
 * Orders in force that send people to a shelter that is not open: whoever shut it need not have known of them. It stands
 * until they are sent elsewhere or the order ends.
 */
export function ShutStrip() {
  const text = useText();
  const isOfDesk = useLive(({ me }) => me?.role === 'coordinator' || me?.role === 'administrator');
  const { value } = useEvacuationLines(isOfDesk);
  const orders = (value?.evacuations ?? []).filter(({ shut }) => shut.length > 0);
  if (orders.length === 0) return null;
  return (
    <section className="jw-shut-strip" role="alert" data-testid="shut-shelters">
      <b>{text('evacuation.shut')}</b>
      {orders.map(({ id, order, shut }) => (
        <div key={id}>
          <span className="jw-small jw-secondary">{order.number}</span>
          <ShutShelters shut={shut} />
        </div>
      ))}
    </section>
  );
}
