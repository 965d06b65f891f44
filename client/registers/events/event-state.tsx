import type { LargeEvent } from '../../../shared/model/large-event.ts';
import { permitAuthority } from '../../../shared/risk/large-event.ts';
import { useText } from '../../i18n/use-text.ts';
import { isLate } from './event-clocks.tsx';

/** The state in a word; what needed no permit is confirmed and not permitted. */
export function EventState({ event }: { event: LargeEvent }) {
  const text = useText();
  const isConfirmed = event.state === 'approved' && permitAuthority(event) === 'none';
  return (
    <span>
      {text(isConfirmed ? 'event.state.confirmed' : `event.state.${event.state}`)}{' '}
      {isLate(event) && <b className="jw-late">{text('event.clock.late')}</b>}
    </span>
  );
}
