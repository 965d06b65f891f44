import Type from 'typebox';

/** What a unit can do at an incident: what a run card may ask for whatever the type is that brings it. */
export const SKILLS = [
  'fire-fighting',
  'medical-care',
  'traffic-control',
  'crowd-control',
  'urban-search',
  'water-rescue',
  'flood-defence',
  'pumping',
  'gas-shutoff',
  'hazmat-handling',
  'cargo',
  'power-supply',
  'lighting',
  'chemical-advice',
  'structure-advice',
] as const;
export const Skill = Type.Enum([...SKILLS]);
export type Skill = (typeof SKILLS)[number];
