import Type, { type Static } from 'typebox';
import { Identifier, Instant, Name, Position } from '../model/common.ts';
import { RESOURCE_TYPES, ResourceType } from '../model/resource.ts';
import { CardGrade } from '../model/run-card.ts';

/** Why minutes are not by road though a routing server is configured. */
export const ROUTING_FAILURES = [
  'not-an-address',
  'not-https',
  'with-credentials',
  'not-allowed',
  'name-unknown',
  'private-address',
  'unreachable',
  'too-slow',
  'too-large',
  'redirected',
  'refused',
  'unreadable',
] as const;
export type RoutingFailure = (typeof ROUTING_FAILURES)[number];

/** How minutes were reckoned, and when: by a routing server, or by the straight line, if need be because it failed. */
export const Travel = Type.Object({
  source: Type.Enum(['road', 'straight-line']),
  at: Instant,
  failure: Type.Union([Type.Enum([...ROUTING_FAILURES]), Type.Null()]),
});
export type Travel = Static<typeof Travel>;

export const RecommendationQuestion = Type.Object(
  { also: Type.Optional(Type.Enum([...RESOURCE_TYPES], { description: 'one more of this type' })) },
  { additionalProperties: false },
);

/**
 * `GET /api/incidents/:id/recommendation`: free units of the types its run card asks for, best first, and why others
 * are not.
 */
export const RecommendationAnswer = Type.Object({
  at: Instant,
  travel: Travel,
  card: Type.Object(
    { grade: CardGrade, version: Type.Integer() },
    { description: 'the run card in force; version 0: as shipped' },
  ),
  ranked: Type.Array(
    Type.Object({
      id: Identifier,
      callSign: Name,
      type: ResourceType,
      place: Position,
      isFresh: Type.Boolean({ description: 'false: its place is its last known or its base' }),
      byRoad: Type.Boolean({ description: 'false: its minutes are by the straight line' }),
      metres: Type.Number(),
      minutes: Type.Number(),
      coverLeft: Type.Integer({ description: 'free units of its type left near its base' }),
      recent: Type.Integer({ description: 'tasks it was sent to within eight hours' }),
      proposed: Type.Boolean({ description: 'among the first of its type, as the run card asks' }),
    }),
  ),
  beyond: Type.Integer({ description: 'free units behind the last that is listed' }),
  unfit: Type.Array(
    Type.Object({
      id: Identifier,
      callSign: Name,
      type: ResourceType,
      reason: Type.Enum(['busy', 'out-of-service', 'certification-expired']),
      expired: Type.Union([Type.String(), Type.Null()], {
        description: 'the last day of its certification, where that is past',
      }),
      task: Type.Union([Name, Type.Null()], { description: 'the incident it is out for' }),
    }),
    { description: 'of the asked types, but not to be had' },
  ),
  missing: Type.Array(Type.Object({ type: ResourceType, count: Type.Integer() }), {
    description: 'types of which fewer are free than the run card asks',
  }),
});
export type RecommendationAnswer = Static<typeof RecommendationAnswer>;
