import { RESOURCE_TYPES, type ResourceType } from '../model/resource.ts';
import type { Need } from '../model/run-card.ts';
import type { Skill } from '../model/skill.ts';

/** What a need is compared with. */
export type Able = { type: ResourceType; skills: readonly Skill[] };

/** What a need names. No skill is called as a type is. */
export type NeedName = ResourceType | Skill;

export const isType = (name: NeedName): name is ResourceType =>
  (RESOURCE_TYPES as readonly string[]).includes(name);

export const nameOf = (need: Need): NeedName => ('type' in need ? need.type : need.skill);

export const needOf = (name: NeedName, count: number): Need =>
  isType(name) ? { type: name, count } : { skill: name, count };

/** How many of a name are needed; 0: none. */
export const countOf = (needs: readonly Need[], name: NeedName): number =>
  needs.find((need) => nameOf(need) === name)?.count ?? 0;

/** Whether a unit counts for a need: by its type, or by what it can do whatever its type. */
export const suits = ({ type, skills }: Able, need: Need): boolean =>
  'type' in need ? need.type === type : skills.includes(need.skill);

/** One after another, the first is preferred. @returns whether each is taken, and how many of each need are not met */
export type Filled = { taken: boolean[]; left: number[] };

/**
 * Who of so many units fills the needs. A unit counts for one need alone; it is taken if it can be beside all that were
 * taken before it, which may then count for another need. So as many as can be are met, by the first.
 * @param fits whether the unit at this index counts for the need at that index
 */
export function fillNeeds(
  needs: readonly Need[],
  units: number,
  fits: (unit: number, need: number) => boolean,
): Filled {
  const filled = needs.map((): number[] => []);
  const place = (unit: number, seen: Set<number>): boolean =>
    needs.some(({ count }, at) => {
      if (seen.has(at) || !fits(unit, at)) return false;
      seen.add(at);
      const own = filled[at]!;
      if (own.length < count) {
        own.push(unit);
        return true;
      }
      const moved = own.findIndex((other) => place(other, seen));
      if (moved >= 0) own[moved] = unit;
      return moved >= 0;
    });
  // Needs from which no way led to a free place never have one again: nobody leaves them.
  let closed = new Set<number>();
  const taken = Array.from({ length: units }, (_, unit) => {
    const seen = new Set(closed);
    const isPlaced = place(unit, seen);
    if (!isPlaced) closed = seen;
    return isPlaced;
  });
  return { taken, left: needs.map(({ count }, at) => count - filled[at]!.length) };
}
