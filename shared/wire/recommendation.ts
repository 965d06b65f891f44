import Type, { type Static } from 'typebox';
import { CLOSED, Identifier, Instant, Name, Nullable, Position } from '../model/common.ts';
import { RESOURCE_TYPES, ResourceType } from '../model/resource.ts';
import { CardGrade, Need } from '../model/run-card.ts';
import { SKILLS, Skill } from '../model/skill.ts';
import { Shift, TimeOfDay } from '../model/unit-profile.ts';

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
  failure: Nullable(Type.Enum([...ROUTING_FAILURES])),
});
export type Travel = Static<typeof Travel>;

export const RecommendationQuestion = Type.Object(
  {
    also: Type.Optional(
      Type.Enum([...RESOURCE_TYPES, ...SKILLS], {
        description: 'one more of this type, or with this skill',
      }),
    ),
  },
  CLOSED,
);

/**
 * `GET /api/incidents/:id/recommendation`: free units its run card asks for by type or skill, best first, and why
 * others are not.
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
      matched: Type.Array(Skill, { description: 'skills that are asked for and that it has' }),
      capacity: Nullable(Type.Integer(), { description: 'people it can carry; null: unknown' }),
      shift: Nullable(Shift, { description: 'null: none is recorded, and it counts as on duty' }),
      shiftEndsIn: Nullable(Type.Number(), { description: 'minutes until its shift ends' }),
      proposed: Type.Boolean({ description: 'among the first of those the run card asks for' }),
    }),
  ),
  beyond: Type.Integer({ description: 'free units behind the last that is listed' }),
  unfit: Type.Array(
    Type.Object({
      id: Identifier,
      callSign: Name,
      type: ResourceType,
      reason: Type.Enum(['busy', 'out-of-service', 'certification-expired', 'off-shift']),
      expired: Nullable(Type.String(), {
        description: 'the last day of its certification, where that is past',
      }),
      shiftBegins: Nullable(TimeOfDay, {
        description: 'when it comes on duty, where it is off its shift',
      }),
      task: Nullable(Name, { description: 'the incident it is out for' }),
    }),
    { description: 'asked for, but not to be had' },
  ),
  missing: Type.Array(Need, { description: 'of what fewer are free than are asked for' }),
});
export type RecommendationAnswer = Static<typeof RecommendationAnswer>;
