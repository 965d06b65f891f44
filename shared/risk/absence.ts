import { type Fence, isWithin, leastMetresTo, metresTo } from '../geo/fence.ts';
import { FASTEST_KILOMETRES_PER_HOUR } from '../geo/measure.ts';
import type { Absence } from '../model/watch-rule.ts';
import type { Answer } from './answer.ts';
import type { Sight, SightOf, WatchPlace } from './watch-place.ts';

/** How far a unit comes in a minute as the crow flies: 30 km/h on roads that are 1.3 times as long [D]. */
export const REACH_METRES_PER_MINUTE = 385;
/** The most a unit can have driven in a second since it was last heard. */
const FASTEST_METRES_PER_SECOND = FASTEST_KILOMETRES_PER_HOUR / 3.6;
const MS_PER_SECOND = 1_000;

/**
 * Whether a unit is within so many metres of an area. One that is silent may have moved since: it is only known to
 * be elsewhere while it cannot have come so far.
 * @param now ms since the epoch
 */
export function isNear(
  fence: Fence,
  sight: Sight | undefined,
  metres: number,
  now: number,
): Answer {
  if (!sight?.place) return 'unknown';
  const { place, at, condition, isDoubtful } = sight;
  const isKnown = condition !== 'unknown' && !isDoubtful;
  const driven = isKnown ? 0 : (Math.max(0, now - at) / MS_PER_SECOND) * FASTEST_METRES_PER_SECOND;
  if (leastMetresTo(fence, place) > metres + driven) return 'no';
  const isClose =
    metres + driven === 0 ? isWithin(fence, place) : metresTo(fence, place) <= metres + driven;
  if (!isClose) return 'no';
  return isKnown ? 'yes' : 'unknown';
}

const metresOf = ({ from, minutes }: Absence): number =>
  from === 'near' ? minutes * REACH_METRES_PER_MINUTE : 0;

/**
 * Whether none of the units is near the place, or inside it. How long it must be so is the latch's part. A rule
 * whose units are in no register says unknown: that nobody is listed is not that nobody is there.
 */
export function absenceAnswer(
  absence: Absence,
  { fence, units }: WatchPlace,
  sightOf: SightOf,
  now: number,
): Answer {
  if (!fence || units.length === 0) return 'unknown';
  const metres = metresOf(absence);
  let isOpen = false;
  for (const { number } of units) {
    const near = isNear(fence, sightOf(number), metres, now);
    if (near === 'yes') return 'no';
    isOpen ||= near === 'unknown';
  }
  return isOpen ? 'unknown' : 'yes';
}

/** What one unit says: yes where it is near or inside. */
export const unitPresence = (
  absence: Absence,
  fence: Fence | null,
  sight: Sight | undefined,
  now: number,
): Answer => (fence ? isNear(fence, sight, metresOf(absence), now) : 'unknown');
