import { describe, expect, it } from 'vitest';
import { RESOURCE_SORTS, RESOURCE_TYPES, typesOf } from '../../../shared/model/resource.ts';
import { SKILLS } from '../../../shared/model/skill.ts';
import { skillsOf } from '../../../shared/risk/type-skills.ts';

describe('a type of unit', () => {
  it('is of one sort, and every sort has some', () => {
    const sorted = RESOURCE_SORTS.map(typesOf);
    expect(sorted.flat().sort()).toEqual([...RESOURCE_TYPES].sort());
    expect(sorted.filter((types) => types.length === 0)).toEqual([]);
  });
});

describe('what a unit can do', () => {
  it('is said by its type while nothing is recorded of it, and every type can do something', () => {
    for (const type of RESOURCE_TYPES) expect(skillsOf(type, null), type).not.toEqual([]);
  });

  it('is what is recorded of it and nothing else, once something is', () => {
    expect(skillsOf('fire-engine', ['water-rescue'])).toEqual(['water-rescue']);
  });

  it('is never a skill that no type brings', () => {
    const brought = new Set(RESOURCE_TYPES.flatMap((type) => skillsOf(type, null)));
    expect(SKILLS.filter((skill) => !brought.has(skill))).toEqual([]);
  });

  it('is never called as a type is, so that a run card may name either', () => {
    const types = new Set<string>(RESOURCE_TYPES);
    expect(SKILLS.filter((skill) => types.has(skill))).toEqual([]);
  });
});
