import type { ResourceType } from '../model/resource.ts';
import type { Skill } from '../model/skill.ts';

/** What units of a type can do unless a profile of their own says otherwise [D]. */
export const TYPE_SKILLS: Readonly<Record<ResourceType, readonly Skill[]>> = {
  'fire-engine': ['fire-fighting'],
  ambulance: ['medical-care'],
  'police-car': ['traffic-control', 'crowd-control'],
  'rescue-team': ['urban-search', 'water-rescue'],
  'flood-team': ['flood-defence', 'water-rescue'],
  'pump-truck': ['pumping'],
  'gas-repair': ['gas-shutoff'],
  'hazmat-team': ['hazmat-handling'],
  'patrol-team': ['crowd-control'],
  'supply-truck': ['cargo'],
  'pump-set': ['pumping'],
  'generator-set': ['power-supply'],
  'lighting-set': ['lighting'],
  lifeboat: ['water-rescue'],
  'chemical-specialist': ['chemical-advice'],
  'structure-specialist': ['structure-advice'],
};

/** What a unit can do. @param recorded of its profile; null: it has none, and its type says */
export const skillsOf = (type: ResourceType, recorded: readonly Skill[] | null): readonly Skill[] =>
  recorded ?? TYPE_SKILLS[type];
