import { describe, expect, it } from 'vitest';
import type { ResourceType } from '../../../shared/model/resource.ts';
import type { Need } from '../../../shared/model/run-card.ts';
import { fillNeeds, nameOf, needOf, suits } from '../../../shared/risk/needs.ts';
import { skillsOf } from '../../../shared/risk/type-skills.ts';

/** Units of these types, the preferred first, for what these needs ask. */
const filled = (needs: readonly Need[], types: readonly ResourceType[]) => {
  const able = types.map((type) => ({ type, skills: skillsOf(type, null) }));
  return fillNeeds(needs, able.length, (unit, need) => suits(able[unit]!, needs[need]!));
};
const boat: Need = { skill: 'water-rescue', count: 1 };
const floodTeam: Need = { type: 'flood-team', count: 1 };

describe('a need', () => {
  it('names a type or a skill, and is made of its name again', () => {
    for (const need of [boat, floodTeam]) expect(needOf(nameOf(need), 1)).toEqual(need);
  });

  it('of a skill is met by any type that has it, of a type by no other', () => {
    const rescuers = { type: 'rescue-team', skills: ['water-rescue'] } as const;
    expect([boat, floodTeam].map((need) => suits(rescuers, need))).toEqual([true, false]);
  });
});

describe('units for several needs', () => {
  it('are taken in their order, each for one need alone', () => {
    const { taken, left } = filled([boat, floodTeam], ['flood-team', 'ambulance', 'flood-team']);
    expect(taken).toEqual([true, false, true]);
    expect(left).toEqual([0, 0]);
  });

  it('leave a need to one who can meet no other', () => {
    const { taken, left } = filled([boat, floodTeam], ['flood-team', 'rescue-team']);
    expect(taken).toEqual([true, true]);
    expect(left).toEqual([0, 0]);
  });

  it('that are too few leave their need open and the others met', () => {
    const twoTeams = { ...floodTeam, count: 2 };
    const { taken, left } = filled([twoTeams, boat], ['flood-team', 'flood-team', 'flood-team']);
    expect(taken).toEqual([true, true, true]);
    expect(left).toEqual([0, 0]);
    expect(filled([twoTeams, boat], ['flood-team', 'flood-team']).left).toEqual([0, 1]);
  });

  it('are turned away quickly by the thousand where every way is closed', () => {
    const needs = Array.from({ length: 20 }, (): Need => ({ ...boat, count: 50 }));
    const open: Need = { type: 'ambulance', count: 1 };
    const { taken, left } = filled(
      [...needs, open],
      Array.from({ length: 5_000 }, () => 'rescue-team'),
    );
    expect(taken.filter(Boolean)).toHaveLength(1_000);
    expect(left.at(-1)).toBe(1);
  });
});
