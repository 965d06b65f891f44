import Type, { type Static } from 'typebox';
import { Identifier, Instant, Name, Nullable, Position, Synthetic } from '../model/common.ts';
import { Dispatch } from '../model/dispatch.ts';
import { IncidentKind } from '../model/incident.ts';
import { ResourceType } from '../model/resource.ts';
import { Travel } from './recommendation.ts';

/** Where a unit is, and by whom that is known: its own page, its position stream, or its base for want of both. */
export const UnitWhere = Type.Object({
  place: Position,
  at: Nullable(Instant),
  source: Type.Enum(['page', 'stream', 'base']),
});
export type UnitWhere = Static<typeof UnitWhere>;

/** How long a unit has to its incident. */
export const UnitWay = Type.Object({
  travel: Travel,
  byRoad: Type.Boolean(),
  metres: Type.Number(),
  minutes: Type.Number(),
});
export type UnitWay = Static<typeof UnitWay>;

/** `GET /api/unit/task`: what a unit's own page shows. `task` null: it is free. */
export const UnitTask = Type.Object({
  at: Instant,
  unit: Type.Object({
    id: Identifier,
    callSign: Name,
    type: ResourceType,
    inService: Type.Boolean({ description: 'false: it is sent nowhere until it is returned' }),
    synthetic: Synthetic,
  }),
  where: UnitWhere,
  task: Nullable(
    Type.Object({
      dispatch: Dispatch,
      kind: IncidentKind,
      place: Position,
      way: UnitWay,
      photos: Type.Integer({ minimum: 0, description: 'how many of this task have come' }),
    }),
  ),
});
export type UnitTask = Static<typeof UnitTask>;

/** `GET /api/incidents/:id/arrivals`: where the units on it are, and how long they have still. */
export const Arrivals = Type.Object({
  arrivals: Type.Array(Type.Object({ dispatch: Identifier, where: UnitWhere, way: UnitWay })),
});
export type Arrivals = Static<typeof Arrivals>;

/** `GET /api/unit-places`: where units on a task say they are, the newest of each; `at` is when they said so. */
export const ToldPlace = Type.Object({
  dispatch: Identifier,
  resource: Identifier,
  callSign: Name,
  place: Position,
  at: Instant,
});
export type ToldPlace = Static<typeof ToldPlace>;
