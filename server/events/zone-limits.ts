import type { LargeEvent } from '../../shared/model/large-event.ts';
import { zoneLimit } from '../../shared/risk/large-event.ts';
import type { Queryable } from '../database/database.ts';
import { gatheringRepository, type ZoneLimits } from '../gatherings/repository.ts';
import { eventRepository } from './repository.ts';

/** The strictest of the events under way in a zone; none: the zone's own limits are back. */
function limitsOf(gathering: string, underWay: readonly LargeEvent[]): ZoneLimits {
  let strictest: ZoneLimits = { gathering, event: null, capacity: null, mode: null };
  for (const event of underWay) {
    const capacity = zoneLimit(event, gathering);
    if (capacity === null || capacity >= (strictest.capacity ?? Infinity)) continue;
    strictest = { gathering, event: event.id, capacity, mode: event.mode };
  }
  return strictest;
}

/**
 * Sets the limits of the zones of events that have just begun or are over. A zone may hold two events at once: when one
 * is over, those of the other stay. The events are written before, in the same transaction.
 */
export async function settleZones(
  changed: readonly LargeEvent[],
  transaction: Queryable,
): Promise<void> {
  const gatherings = gatheringRepository(transaction);
  const touched = [
    ...new Set(changed.flatMap(({ zones }) => zones.map(({ gathering }) => gathering))),
  ];
  // The zones and not the other events: whoever begins and ends those holds them and may wait for this one.
  await gatherings.lock(touched);
  const running = await eventRepository(transaction).running();
  const underWay = running.filter(({ state }) => state === 'under-way');
  const limits = touched.map((gathering) => limitsOf(gathering, underWay));
  await gatherings.setLimits(limits);
}
