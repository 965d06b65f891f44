import { straightWay, type Way } from '../geo/straight-way.ts';
import type { Position } from '../model/common.ts';
import type { Resource, ResourceStatus, ResourceType } from '../model/resource.ts';
import type { RecommendationAnswer } from '../wire/recommendation.ts';

/** How many of which type go to an incident at first. */
export type Needed = readonly (readonly [ResourceType, number])[];

/** A unit whose place is not known to be fresh is counted later by this many minutes [D]. */
const STALE_MINUTES = 5;
/** The last free unit of its type within this weighs as that many minutes [D]. */
const COVER_METRES = 6_000;
const METRES_PER_DEGREE = 111_195;
/** So many are told of, beside those proposed: who is further down the list is not sent from it. */
const MOST_RANKED = 100;
const LAST_COVER_MINUTES = 4;
/** A team that was sent within one shift of eight hours is counted later by this many minutes for each time [D]. */
export const RECENT_MS = 8 * 3_600_000;
const MINUTES_A_TASK = 1;

/** A unit as it is now. `place` null: never heard; then its base is taken. */
export type UnitNow = Pick<Resource, 'id' | 'callSign' | 'type' | 'base' | 'town'> & {
  status: ResourceStatus;
  place: Position | null;
  isFresh: boolean;
  /** The incident it is out for. */
  task: string | null;
  /** How many tasks it had within RECENT_MS. */
  recent: number;
  /** The last day of its certification, where that is past; null: nothing stands against it. */
  expired: string | null;
};

/** What is answered, but for when and by which source of minutes. */
export type Recommendation = Omit<RecommendationAnswer, 'at' | 'travel' | 'card'>;

/** Metres east and north, good for saying within a city what is near. */
const flat = ([lon, lat]: Position): [number, number] => [
  lon * METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180),
  lat * METRES_PER_DEGREE,
];

/** How many free units of its type are based near each, itself not counted. */
function coverOf(free: readonly UnitNow[]): Map<string, number> {
  const byType = new Map<ResourceType, [string, number, number][]>();
  for (const { id, type, base } of free) {
    const own = byType.get(type);
    if (own) own.push([id, ...flat(base)]);
    else byType.set(type, [[id, ...flat(base)]]);
  }
  const cover = new Map<string, number>();
  for (const own of byType.values()) {
    for (const [id, x, y] of own) {
      // Two thousand units are a million pairs: squares, and nothing made for a pair.
      let near = -1;
      for (const other of own) {
        if ((other[1] - x) ** 2 + (other[2] - y) ** 2 <= COVER_METRES ** 2) near += 1;
      }
      cover.set(id, near);
    }
  }
  return cover;
}

const isFree = ({ status, task, expired }: UnitNow): boolean =>
  task === null && expired === null && (status === 'available' || status === 'returning');

/** Where a unit sets out from. */
export const startOf = ({ place, base }: UnitNow): Position => place ?? base;

/** Those of the card's types that could go at once: whose ways are worth asking for. */
export const freeUnits = (card: Needed, units: readonly UnitNow[]): UnitNow[] =>
  units.filter((unit) => card.some(([wanted]) => wanted === unit.type) && isFree(unit));

function reasonOf({ status, task, expired }: UnitNow): Recommendation['unfit'][number]['reason'] {
  if (task !== null) return 'busy';
  if (status === 'out_of_service') return 'out-of-service';
  return expired === null ? 'busy' : 'certification-expired';
}

/** What an incident asks for, who is there, and how far it is. */
export type Question = {
  card: Needed;
  place: Position;
  /** Every unit of the asker's area as it is now. */
  units: readonly UnitNow[];
  /** Types of the units that are out for it already: what the run card asks beyond them is proposed. */
  sent?: readonly ResourceType[];
  /** Ways by road, of those units that have one; of the others the straight line is taken. */
  ways?: ReadonlyMap<string, Way>;
};

/**
 * Ranks the free units of the types an incident asks for, by minutes to arrive; an old place, the
 * last cover of its neighbourhood and earlier tasks of the shift count as minutes more. Says of the others why not.
 */
export function recommendUnits({
  card,
  place,
  units,
  sent = [],
  ways = new Map(),
}: Question): Recommendation {
  const free = freeUnits(card, units);
  const cover = coverOf(free);
  const weighed = free.map((unit) => {
    const at = startOf(unit);
    const road = ways.get(unit.id);
    const { metres, minutes } = road ?? straightWay(at, place);
    const coverLeft = cover.get(unit.id)!;
    const weight =
      minutes +
      (unit.isFresh ? 0 : STALE_MINUTES) +
      (coverLeft === 0 ? LAST_COVER_MINUTES : 0) +
      unit.recent * MINUTES_A_TASK;
    const { id, callSign, type, isFresh, recent } = unit;
    const byRoad = road !== undefined;
    const way = { byRoad, metres, minutes };
    const shown = { id, callSign, type, place: at, isFresh, ...way, coverLeft, recent };
    return { weight, unit: shown };
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
  const told = ranked.filter(({ proposed }, at) => proposed || at < MOST_RANKED);
  const asked = units.filter(({ type }) => card.some(([wanted]) => wanted === type));
  return {
    ranked: told,
    beyond: ranked.length - told.length,
    unfit: asked
      .filter((unit) => !isFree(unit))
      .map((unit) => {
        const { id, callSign, type, task, expired } = unit;
        return { id, callSign, type, task, reason: reasonOf(unit), expired };
      }),
    missing: [...left].flatMap(([type, count]) => (count > 0 ? [{ type, count }] : [])),
  };
}
