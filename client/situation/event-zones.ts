import type { LargeEvent } from '../../shared/model/large-event.ts';
import { useLive } from '../store/live-store.ts';

export type EventZones = {
  /** Those in the viewer's area. */
  own: LargeEvent['zones'];
  /** How many lie outside of it: of these nothing is known here, and who acts on the event is the desk above. */
  outside: number;
};

/** The zones of an event as the viewer sees them: an event in several towns is told to each. */
export function useEventZones({ zones }: LargeEvent): EventZones {
  const byId = useLive((live) => live.registers?.gatheringById);
  const own = zones.filter(({ gathering }) => byId?.has(gathering) ?? true);
  return { own, outside: zones.length - own.length };
}
