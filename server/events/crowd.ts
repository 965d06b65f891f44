import type { LargeEvent } from '../../shared/model/large-event.ts';
import { WHOLE_CITY } from '../../shared/risk/command-area.ts';
import {
  type Stretches,
  sumOfZones,
  type ZoneMeans,
} from '../../shared/risk/event-crowd-history.ts';
import { silenceAllowed } from '../../shared/risk/silence.ts';
import { type EventCrowdPoint, MOST_CROWD_STRETCHES } from '../../shared/wire/event-crowd.ts';
import { instant } from '../clock.ts';
import { gatheringRepository } from '../gatherings/repository.ts';
import type { Span } from '../plugins/asked-span.ts';
import type { Services } from '../services.ts';
import { meansRepository } from '../telemetry/means-repository.ts';
import type { WatchedStream } from '../telemetry/watched.ts';

/** No counter speaks oftener than is worth a point of its own. */
const SHORTEST_STRETCH_MS = 15_000;

/** @param span not empty */
function stretchesOf({ from, to }: Span): Stretches {
  const lengthMs = Math.max(SHORTEST_STRETCH_MS, Math.ceil((to - from) / MOST_CROWD_STRETCHES));
  return { from, lengthMs, count: Math.ceil((to - from) / lengthMs) };
}

/** What counts the zones of an event, wherever they are: whoever sees the event may know its sum. */
async function countersOf(
  { database, telemetry }: Services,
  { zones }: LargeEvent,
): Promise<WatchedStream[]> {
  const ids = new Set(zones.map(({ gathering }) => gathering));
  const gatherings = await gatheringRepository(database).all(WHOLE_CITY);
  const { streamsById } = telemetry.catalogue();
  return gatherings
    .filter(({ id }) => ids.has(id))
    .flatMap(({ stream }) => streamsById.get(stream ?? '') ?? []);
}

/**
 * How many were in all zones of an event together, up to now at most: of what is to come nobody has counted anything. A
 * zone that nothing counts is in no sum, as in the one the alarm judges.
 */
export async function readEventCrowd(
  services: Services,
  event: LargeEvent,
  { from, to }: Span,
): Promise<EventCrowdPoint[]> {
  const span = { from, to: Math.min(to, services.clock.now()) };
  const counters = await countersOf(services, event);
  if (span.to <= from || counters.length === 0) return [];
  const silences = counters.map(({ rule, context }) => silenceAllowed(rule, context));
  const stretches = stretchesOf(span);
  const numbers = counters.map(({ number }) => number);
  const before = Math.max(...silences);
  const means = await meansRepository(services.database).of(
    numbers,
    span,
    stretches.lengthMs,
    before,
  );
  const zones = counters.map(
    ({ number }, index): ZoneMeans => ({
      silenceMs: silences[index]!,
      means: means.filter(({ stream }) => stream === number),
    }),
  );
  return sumOfZones(zones, stretches).map((point) => ({ ...point, at: instant(point.at) }));
}
