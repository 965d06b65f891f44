import Type, { type Static } from 'typebox';
import { AreaCode } from './area.ts';
import { Identifier, Name, Position, Synthetic } from './common.ts';

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
] as const;
export const ResourceType = Type.Enum([...RESOURCE_TYPES]);
export type ResourceType = (typeof RESOURCE_TYPES)[number];

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

/** A team or vehicle known by call-sign, never by a person's name. */
export const Resource = Type.Object(
  {
    id: Identifier,
    callSign: Name,
    type: ResourceType,
    department: Identifier,
    base: Position,
    town: AreaCode,
    status: ResourceStatus,
    stream: Type.Union([Identifier, Type.Null()], { description: 'The stream of its position' }),
    synthetic: Synthetic,
  },
  { additionalProperties: false },
);
export type Resource = Static<typeof Resource>;
