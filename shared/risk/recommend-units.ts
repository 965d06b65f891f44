import { distanceMetres } from '../geo/measure.ts';
import type { Position } from '../model/common.ts';
import type { IncidentKind } from '../model/incident.ts';
import type { Resource, ResourceStatus, ResourceType } from '../model/resource.ts';
import type { RecommendationAnswer } from '../wire/recommendation.ts';

/** How many of which type go to an incident of a kind at first [D]; editable as a run card later. */
export const RUN_CARDS: Readonly<
  Record<IncidentKind, readonly (readonly [ResourceType, number])[]>
> = {
  flood: [
    ['flood-team', 2],
    ['pump-truck', 2],
    ['rescue-team', 1],
  ],
  fire: [
    ['fire-engine', 3],
    ['ambulance', 1],
    ['police-car', 1],
  ],
  'gas-leak': [
    ['gas-repair', 1],
    ['fire-engine', 2],
    ['police-car', 1],
  ],
  'chemical-leak': [
    ['hazmat-team', 1],
    ['fire-engine', 2],
    ['ambulance', 1],
    ['police-car', 1],
  ],
  crowd: [
    ['police-car', 2],
    ['ambulance', 1],
    ['patrol-team', 1],
  ],
  traffic: [
    ['police-car', 1],
    ['ambulance', 1],
  ],
  building: [
    ['rescue-team', 1],
    ['fire-engine', 1],
    ['ambulance', 1],
  ],
  weather: [
    ['rescue-team', 1],
    ['flood-team', 1],
  ],
  medical: [['ambulance', 1]],
  other: [['patrol-team', 1]],
};

/** Where roads are not known: the straight line, longer by this, driven at this speed [D]. */
const DETOUR = 1.3;
const METRES_PER_MINUTE = 40_000 / 60;
/** A unit whose place is not known to be fresh is counted later by this many minutes [D]. */
const STALE_MINUTES = 5;
/** The last free unit of its type within this weighs as that many minutes [D]. */
const COVER_METRES = 6_000;
const LAST_COVER_MINUTES = 4;

/** A unit as it is now. `place` null: never heard; then its base is taken. */
export type UnitNow = Pick<Resource, 'id' | 'callSign' | 'type' | 'base' | 'town'> & {
  status: ResourceStatus;
  place: Position | null;
  isFresh: boolean;
  /** The incident it is out for. */
  task: string | null;
};

/** What is answered, but for when and by which source of minutes. */
export type Recommendation = Omit<RecommendationAnswer, 'at' | 'source'>;

const coverWithout = (unit: UnitNow, free: readonly UnitNow[]): number =>
  free.filter(
    (other) =>
      other.id !== unit.id &&
      other.type === unit.type &&
      distanceMetres(other.base, unit.base) <= COVER_METRES,
  ).length;

/**
 * Ranks the free units of the types an incident of this kind asks for, by minutes to arrive; an old place and the
 * last cover of its neighbourhood count as minutes more. Says of the others why not.
 * @param units every unit of the asker's area as it is now
 * @param sent types of the units that are out for it already: what the run card asks beyond them is proposed
 */
export function recommendUnits(
  kind: IncidentKind,
  place: Position,
  units: readonly UnitNow[],
  sent: readonly ResourceType[] = [],
): Recommendation {
  const card = RUN_CARDS[kind];
  const asked = units.filter(({ type }) => card.some(([wanted]) => wanted === type));
  const isFree = ({ status, task }: UnitNow) =>
    task === null && (status === 'available' || status === 'returning');
  const free = asked.filter(isFree);
  const weighed = free.map((unit) => {
    const at = unit.place ?? unit.base;
    const metres = distanceMetres(at, place) * DETOUR;
    const minutes = metres / METRES_PER_MINUTE;
    const coverLeft = coverWithout(unit, free);
    const weight =
      minutes + (unit.isFresh ? 0 : STALE_MINUTES) + (coverLeft === 0 ? LAST_COVER_MINUTES : 0);
    const { id, callSign, type, isFresh } = unit;
    return { weight, unit: { id, callSign, type, place: at, isFresh, metres, minutes, coverLeft } };
  });
  weighed.sort((a, b) => a.weight - b.weight || a.unit.id.localeCompare(b.unit.id));
  const left = new Map(
    card.map(([type, count]) => {
      const out = sent.filter((one) => one === type).length;
      return [type, Math.max(0, count - out)] as const;
    }),
  );
  const ranked = weighed.map(({ unit }) => {
    const wanted = left.get(unit.type) ?? 0;
    left.set(unit.type, Math.max(0, wanted - 1));
    return { ...unit, proposed: wanted > 0 };
  });
  return {
    ranked,
    unfit: asked
      .filter((unit) => !isFree(unit))
      .map(({ id, callSign, type, status, task }) => ({
        ...{ id, callSign, type, task },
        reason: status === 'out_of_service' && task === null ? 'out-of-service' : 'busy',
      })),
    missing: [...left].flatMap(([type, count]) => (count > 0 ? [{ type, count }] : [])),
  };
}
