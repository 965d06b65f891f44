import type { EvacuationEdits, ReachedShelter, ShelterNeed } from '../model/evacuation.ts';
import { toldCount } from '../model/fewest-told.ts';
import { SHELTER_STANDARDS, type Shelter, type ShelterState } from '../model/shelter.ts';
import type { ShelterFacilities } from '../model/shelter-file.ts';
import { downToTens } from './evacuation-places.ts';
import { classCapacity, HEADS_A_TOILET, WATER_LITRES } from './shelter-capacity.ts';

/** What is known of a shelter that might take somebody in. */
export type ShelterOffer = {
  shelter: Shelter;
  facilities: ShelterFacilities;
  /** How many are inside now, null when nobody knows; and when that was last known. */
  count: number | null;
  at: string | null;
  /** Whether anybody counts there at all. */
  isCounted: boolean;
  /** The last count there was, however old. */
  lastCount: number | null;
  inArea: boolean;
  /** What open orders send there, and how many were inside when the first of them was signed. */
  promised: { heads: number; inside: number };
};

/** Nobody is let in yet: empty by its state, where no count says otherwise. */
const NOT_LET_IN: readonly ShelterState[] = ['standby', 'preparing', 'closed'];

type Known = Pick<ReachedShelter, 'knownBy'> & { inside: number };

/** How many are inside, and by what that is said. A shelter that counts and is silent is not empty by its state. */
function insideOf({ shelter, count, isCounted, lastCount }: ShelterOffer): Known {
  if (count !== null) return { knownBy: 'count', inside: toldCount(count) };
  if (!isCounted && NOT_LET_IN.includes(shelter.state)) return { knownBy: 'state', inside: 0 };
  if (lastCount !== null) return { knownBy: 'last-count', inside: toldCount(lastCount) };
  return { knownBy: 'capacity', inside: 0 };
}

/** What a shelter is while people stay: a class and its places. `isTooShort`: it may not open for so many days. */
type Stay = Pick<Shelter, 'class' | 'capacity'> & { isTooShort: boolean };

/**
 * The class a shelter takes people in as for so many days (GB 51143 [L], DOMAIN.md §4): the one it is registered under
 * where that may open as long, else the shortest of its other declared classes that may, with that one's fewer places.
 */
export function stayOf({ shelter, facilities }: ShelterOffer, days: number): Stay {
  const { class: registered, capacity } = shelter;
  const mostDays = (of: Shelter['class']) => SHELTER_STANDARDS[of].mostDays;
  if (mostDays(registered) >= days) return { class: registered, capacity, isTooShort: false };
  const [longer] = facilities.classes
    .filter((of) => mostDays(of) >= days)
    .sort((a, b) => mostDays(a) - mostDays(b));
  if (!longer) return { class: registered, capacity, isTooShort: true };
  const { places } = classCapacity(longer, facilities);
  return { class: longer, capacity: Math.min(capacity, places), isTooShort: false };
}

type Edit = EvacuationEdits['shelters'][number];

function leftOutOf(offer: ShelterOffer, stay: Stay, known: Known, edit: Edit | undefined) {
  const { state } = offer.shelter;
  if (offer.inArea) return 'in-area';
  if (state === 'unavailable' || state === 'closing' || state === 'full') return state;
  if (stay.isTooShort) return 'too-short';
  if (edit?.use === false) return 'by-hand';
  const isKnown = known.knownBy === 'count' || known.knownBy === 'state';
  return isKnown || edit?.use ? null : 'not-known';
}

/**
 * The places of a shelter that a plan may give away. What open orders promise is taken off once, whether those heads
 * have come yet or not. Who is inside is not known: left out, unless somebody chooses it; then by the last count.
 * @param days how long people are to stay
 */
export function offeredPlaces(
  offer: ShelterOffer,
  edit: Edit | undefined,
  days: number,
): Omit<ReachedShelter, 'assigned' | 'need'> {
  const { shelter, at, promised } = offer;
  const { id, name, place, state } = shelter;
  const stay = stayOf(offer, days);
  const { class: of, capacity } = stay;
  const known = insideOf(offer);
  // By less than ten it could be worked out from what is left how many were inside.
  const expected = promised.heads === 0 ? 0 : toldCount(promised.inside) + promised.heads;
  const free = Math.max(0, capacity - Math.max(known.inside, expected));
  const keptOut = edit?.keptOut ?? 0;
  const leftOut = leftOutOf(offer, stay, known, edit);
  const isKnown = known.knownBy === 'count' || known.knownBy === 'state';
  return {
    ...{ id, name, class: of, place, state, capacity, at, keptOut, leftOut },
    left: isKnown ? free : null,
    knownBy: known.knownBy,
    promised: promised.heads,
    places: leftOut === null ? downToTens(free - keptOut) : 0,
  };
}

/** What so many need for so many days, by Sphere [S] (DOMAIN.md §4): a need only, no stock. */
export function needOf(
  heads: number,
  days: number,
  { waterLitresPerDay, toilets }: ShelterFacilities,
): ShelterNeed {
  const headsAToilet = days > 1 ? HEADS_A_TOILET.staying : HEADS_A_TOILET.first;
  return {
    waterLitres: heads * WATER_LITRES * days,
    waterLitresADay: heads * WATER_LITRES,
    waterKept: waterLitresPerDay,
    toilets: Math.ceil(heads / headsAToilet),
    toiletsKept: toilets,
  };
}
