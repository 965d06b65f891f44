import { straightWay, type Way } from '../geo/straight-way.ts';
import type { Position } from '../model/common.ts';
import type { Resource, ResourceStatus } from '../model/resource.ts';
import type { Need } from '../model/run-card.ts';
import type { Skill } from '../model/skill.ts';
import type { Shift } from '../model/unit-profile.ts';
import { HOUR_MS } from '../time/units.ts';
import type { RecommendationAnswer } from '../wire/recommendation.ts';
import { type Able, fillNeeds, type NeedName, nameOf, needOf, suits } from './needs.ts';
import { type Duty, SHIFT_ENDING_MINUTES } from './shift.ts';
import { coverOf } from './unit-cover.ts';

/** A unit whose place is not known to be fresh is counted later by this many minutes [D]. */
const STALE_MINUTES = 5;
/** So many are told of, beside those proposed: who is further down the list is not sent from it. */
const MOST_RANKED = 100;
/** The last free unit of its type in its neighbourhood is counted later by this many minutes [D]. */
const LAST_COVER_MINUTES = 4;
/** A team that was sent within one shift of eight hours is counted later by this many minutes for each time [D]. */
export const RECENT_MS = 8 * HOUR_MS;
const MINUTES_A_TASK = 1;
/** A unit whose shift ends soon is counted later by this many minutes [D]. */
const SHIFT_END_MINUTES = 5;

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
  skills: readonly Skill[];
  /** People it can carry; null: unknown. */
  capacity: number | null;
  shift: Shift | null;
  /** How it stands to its shift; null: none is recorded, and it counts as on duty. */
  duty: Duty | null;
};

/** What is answered, but for when and by which source of minutes. */
export type Recommendation = Omit<RecommendationAnswer, 'at' | 'travel' | 'card'>;
type Ranked = Recommendation['ranked'][number];
type Unfit = Recommendation['unfit'][number];

/** What an incident asks for, who is there, and how far it is. */
export type Question = {
  card: readonly Need[];
  /** One more of this type or with this skill, beyond the card and beyond those who are out. */
  also?: NeedName | undefined;
  place: Position;
  /** Every unit of the asker's area as it is now. */
  units: readonly UnitNow[];
  /** The units that are out for it already: what the run card asks beyond them is proposed. */
  sent?: readonly Able[];
  /** Ways by road, of those units that have one; of the others the straight line is taken. */
  ways?: ReadonlyMap<string, Way>;
};

const isFree = ({ status, task, expired, duty }: UnitNow): boolean =>
  task === null &&
  expired === null &&
  duty?.isOn !== false &&
  (status === 'available' || status === 'returning');

/** Where a unit sets out from. */
export const startOf = ({ place, base }: UnitNow): Position => place ?? base;

/** The card's needs; what is asked beyond them is the last. */
const neededOf = ({ card, also }: Pick<Question, 'card' | 'also'>): readonly Need[] =>
  also === undefined ? card : [...card, needOf(also, 1)];

const askedUnits = (asked: Pick<Question, 'card' | 'also' | 'units'>): UnitNow[] => {
  const needs = neededOf(asked);
  return asked.units.filter((unit) => needs.some((need) => suits(unit, need)));
};

/** Those asked for that could go at once: whose ways are worth asking for. */
export const freeUnits = (asked: Pick<Question, 'card' | 'also' | 'units'>): UnitNow[] =>
  askedUnits(asked).filter(isFree);

/** Minutes that count beside the way. */
const delayOf = ({ isFresh, recent, duty }: UnitNow, coverLeft: number): number =>
  (isFresh ? 0 : STALE_MINUTES) +
  (coverLeft === 0 ? LAST_COVER_MINUTES : 0) +
  (duty !== null && duty.minutes <= SHIFT_ENDING_MINUTES ? SHIFT_END_MINUTES : 0) +
  recent * MINUTES_A_TASK;

/** Every free unit with all that is told of it but whether it is proposed, the best first. */
function rank(question: Question): Omit<Ranked, 'proposed'>[] {
  const free = freeUnits(question);
  const cover = coverOf(free);
  const asked = neededOf(question).flatMap((need) => ('skill' in need ? [need.skill] : []));
  const weighed = free.map((unit) => {
    const road = question.ways?.get(unit.id);
    const place = startOf(unit);
    const { metres, minutes } = road ?? straightWay(place, question.place);
    const coverLeft = cover.get(unit.id)!;
    const { id, callSign, type, isFresh, recent, skills, capacity, shift, duty } = unit;
    const matched = [...new Set(asked)].filter((skill) => skills.includes(skill));
    const way = { byRoad: road !== undefined, metres, minutes };
    const able = { matched, capacity, shift, shiftEndsIn: duty?.minutes ?? null };
    const told = { id, callSign, type, place, isFresh, ...way, coverLeft, recent, ...able };
    return { weight: minutes + delayOf(unit, coverLeft), told, unit };
  });
  weighed.sort((a, b) => a.weight - b.weight || a.unit.id.localeCompare(b.unit.id));
  return weighed.map(({ told }) => told);
}

function reasonOf({ status, task, expired, duty }: UnitNow): Unfit['reason'] {
  if (task !== null) return 'busy';
  if (status === 'out_of_service') return 'out-of-service';
  if (expired !== null) return 'certification-expired';
  return duty?.isOn === false ? 'off-shift' : 'busy';
}

function unfit(unit: UnitNow): Unfit {
  const { id, callSign, type, task, expired, shift } = unit;
  const reason = reasonOf(unit);
  const shiftBegins = reason === 'off-shift' && shift ? shift.start : null;
  return { id, callSign, type, task, reason, expired, shiftBegins };
}

/** What is missing, once by each name: what is asked beyond the card may be on it too. */
function missingOf(needs: readonly Need[], left: readonly number[]): Need[] {
  const counts = new Map<NeedName, number>();
  for (const [at, need] of needs.entries()) {
    const name = nameOf(need);
    counts.set(name, (counts.get(name) ?? 0) + left[at]!);
  }
  return [...counts].flatMap(([name, count]) => (count > 0 ? [needOf(name, count)] : []));
}

/**
 * Ranks the free units an incident asks for by type or skill, by minutes to arrive; an old place, the last cover of its
 * neighbourhood, earlier tasks and the near end of its shift count as minutes more. Says of the others why not.
 */
export function recommendUnits(question: Question): Recommendation {
  const { card, sent = [], units } = question;
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const needs = neededOf(question);
  const ranking = rank(question);
  const able = [...sent, ...ranking.map(({ id }) => byId.get(id)!)];
  // Who is out already counts for the card and not for what is asked beyond it.
  const fits = (unit: number, need: number) =>
    (unit >= sent.length || need < card.length) && suits(able[unit]!, needs[need]!);
  const { taken, left } = fillNeeds(needs, able.length, fits);
  const ranked = ranking.map((unit, at) => ({ ...unit, proposed: taken[sent.length + at]! }));
  const told = ranked.filter(({ proposed }, at) => proposed || at < MOST_RANKED);
  return {
    ranked: told,
    beyond: ranked.length - told.length,
    unfit: askedUnits(question)
      .filter((unit) => !isFree(unit))
      .map(unfit),
    missing: missingOf(needs, left),
  };
}
