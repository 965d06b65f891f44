import Type, { type Static } from 'typebox';
import { AreaCode } from './area.ts';
import { CLOSED, Identifier, Name, Nullable, Position, Synthetic } from './common.ts';

export const RESOURCE_TYPES = [
  'fire-engine',
  'ambulance',
  'police-car',
  'rescue-team',
  'flood-team',
  'pump-truck',
  'gas-repair',
  'hazmat-team',
  'patrol-team',
  'supply-truck',
  'pump-set',
  'generator-set',
  'lighting-set',
  'lifeboat',
  'chemical-specialist',
  'structure-specialist',
] as const;
export const ResourceType = Type.Enum([...RESOURCE_TYPES]);
export type ResourceType = (typeof RESOURCE_TYPES)[number];

export const RESOURCE_SORTS = ['team', 'vehicle', 'equipment', 'specialist'] as const;
export type ResourceSort = (typeof RESOURCE_SORTS)[number];

/** What sort of thing a type is. A specialist is a role that can be called, never a person. */
export const SORT_OF: Readonly<Record<ResourceType, ResourceSort>> = {
  'fire-engine': 'vehicle',
  ambulance: 'vehicle',
  'police-car': 'vehicle',
  'rescue-team': 'team',
  'flood-team': 'team',
  'pump-truck': 'vehicle',
  'gas-repair': 'team',
  'hazmat-team': 'team',
  'patrol-team': 'team',
  'supply-truck': 'vehicle',
  'pump-set': 'equipment',
  'generator-set': 'equipment',
  'lighting-set': 'equipment',
  lifeboat: 'equipment',
  'chemical-specialist': 'specialist',
  'structure-specialist': 'specialist',
};

/** The types of a sort, in the order of all types. */
export const typesOf = (sort: ResourceSort): ResourceType[] =>
  RESOURCE_TYPES.filter((type) => SORT_OF[type] === sort);

export const RESOURCE_STATUSES = [
  'available',
  'assigned',
  'enroute',
  'onscene',
  'returning',
  'out_of_service',
] as const;
export const ResourceStatus = Type.Enum([...RESOURCE_STATUSES]);
export type ResourceStatus = (typeof RESOURCE_STATUSES)[number];

/** A team, a vehicle, equipment or a specialist's role, known by call-sign and never by a person's name. */
export const Resource = Type.Object(
  {
    id: Identifier,
    callSign: Name,
    type: ResourceType,
    department: Identifier,
    base: Position,
    town: AreaCode,
    status: ResourceStatus,
    stream: Nullable(Identifier, {
      description: 'The stream of its position; null: none, and its base is where it is looked for',
    }),
    synthetic: Synthetic,
  },
  CLOSED,
);
export type Resource = Static<typeof Resource>;
