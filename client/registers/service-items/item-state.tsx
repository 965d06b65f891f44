import type { ServiceItem } from '../../../shared/model/service-item.ts';
import { useText } from '../../i18n/use-text.ts';
import { dayOf } from '../hazards/day.tsx';

/** What was decided last and since when; where that does not hold yet, so. */
export function ItemState({ item }: { item: ServiceItem }) {
  const text = useText();
  const { state, inForce, effectiveFrom } = item;
  const isComing = state === 'admitted' && !inForce;
  const isLeaving = state !== 'admitted' && inForce;
  return (
    <>
      <span className="jw-nowrap">
        {state === 'requested' ? (
          <strong>{text('item-state.requested')}</strong>
        ) : (
          text(`item-state.${state}`)
        )}
      </span>
      <span className="jw-town">
        <span className="jw-nowrap">{text('items.from', { from: dayOf(effectiveFrom) })}</span>
        {isComing && ` · ${text('items.not-yet')}`}
        {isLeaving && ` · ${text('items.still')}`}
      </span>
    </>
  );
}
