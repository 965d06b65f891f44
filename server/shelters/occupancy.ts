import { placesLeft } from '../../shared/model/fewest-told.ts';
import { CONDITION_CODE } from '../../shared/model/level.ts';
import type { Shelter } from '../../shared/model/shelter.ts';
import { HOUR_MS } from '../../shared/time/units.ts';
import type { ShelterOccupancy } from '../../shared/wire/shelters.ts';
import { instant } from '../clock.ts';
import type { Services } from '../services.ts';
import type { KeptShelter } from './file-repository.ts';

/** A head count by hand says how it is for so long; afterwards nobody knows [D]. */
export const COUNT_HOLDS_MS = 6 * HOUR_MS;

type Parts = Pick<Services, 'newest' | 'telemetry' | 'clock'>;

/** How many are inside as far as is known now: by the stream that counts there, else by the last count by hand. */
export function occupancyOf(
  { newest, telemetry, clock }: Parts,
  { shelter, counted }: KeptShelter,
): ShelterOccupancy {
  if (shelter.stream !== null) {
    const { stream } = shelter;
    const number = telemetry.catalogue().streamsById.get(stream)?.number;
    const reading = number === undefined ? undefined : newest.get(number);
    if (reading === undefined || reading.at <= 0)
      return { count: null, at: null, stream, source: null };
    const isKnown = reading.condition !== CONDITION_CODE.unknown && reading.value !== null;
    const count = isKnown ? Math.round(reading.value!) : null;
    return { count, at: instant(reading.at), stream, source: null };
  }
  if (counted === null) return { count: null, at: null, stream: null, source: null };
  const { at, source } = counted;
  const holds = clock.now() - Date.parse(at) <= COUNT_HOLDS_MS;
  return { count: holds ? counted.count : null, at, stream: null, source };
}

/** Places left: none where it is out of use, null where nobody knows how many are inside. */
export const placesLeftIn = (
  { capacity, state }: Pick<Shelter, 'capacity' | 'state'>,
  { count }: ShelterOccupancy,
): number | null => {
  if (state === 'unavailable') return 0;
  if (count === null) return null;
  return placesLeft(capacity, count);
};
