import Type, { type Static } from 'typebox';
import { AreaCode } from './area.ts';
import {
  CLOSED,
  Identifier,
  Name,
  Nullable,
  PolygonGeometry,
  Position,
  Synthetic,
} from './common.ts';

/** How a gathering came to be lawful (大型群众性活动安全管理条例 arts 2, 12, 25). Never its purpose. */
export const PERMIT_MODES = [
  'permitted',
  'government_run',
  'routine_exempt',
  'spontaneous',
] as const;
export const PermitMode = Type.Enum([...PERMIT_MODES]);

/** Whether the crowd of a zone walks or stands: the density ladder differs (DOMAIN.md §3.3). */
export const CROWD_MOTIONS = ['moving', 'standing'] as const;
export const CrowdMotion = Type.Enum([...CROWD_MOTIONS]);
export type CrowdMotion = (typeof CROWD_MOTIONS)[number];

/** A zone where people gather: counts and densities only. */
export const Gathering = Type.Object(
  {
    id: Identifier,
    venue: Name,
    name: Name,
    permitMode: PermitMode,
    motion: CrowdMotion,
    place: Position,
    outline: PolygonGeometry,
    effectiveAreaSquareMetres: Type.Number({ exclusiveMinimum: 0 }),
    approvedCapacity: Type.Integer({ minimum: 1 }),
    event: Type.Optional(
      Nullable(Identifier, {
        description: 'The event under way, whose limits these are',
      }),
    ),
    town: AreaCode,
    stream: Nullable(Identifier, { description: 'The stream that counts it' }),
    synthetic: Synthetic,
  },
  CLOSED,
);
export type Gathering = Static<typeof Gathering>;
