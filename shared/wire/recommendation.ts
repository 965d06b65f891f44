import Type, { type Static } from 'typebox';
import { Identifier, Instant, Name, Position } from '../model/common.ts';
import { ResourceType } from '../model/resource.ts';

/**
 * `GET /api/incidents/:id/recommendation`: free units of the types its kind asks for, best first, and why others are
 * not. `source`: how minutes were reckoned.
 */
export const RecommendationAnswer = Type.Object({
  at: Instant,
  source: Type.Enum(['straight-line']),
  ranked: Type.Array(
    Type.Object({
      id: Identifier,
      callSign: Name,
      type: ResourceType,
      place: Position,
      isFresh: Type.Boolean({ description: 'false: its place is its last known or its base' }),
      metres: Type.Number(),
      minutes: Type.Number(),
      coverLeft: Type.Integer({ description: 'free units of its type left near its base' }),
      proposed: Type.Boolean({ description: 'among the first of its type, as the run card asks' }),
    }),
  ),
  unfit: Type.Array(
    Type.Object({
      id: Identifier,
      callSign: Name,
      type: ResourceType,
      reason: Type.Enum(['busy', 'out-of-service']),
      task: Type.Union([Name, Type.Null()], { description: 'the incident it is out for' }),
    }),
    { description: 'of the asked types, but not to be had' },
  ),
  missing: Type.Array(Type.Object({ type: ResourceType, count: Type.Integer() }), {
    description: 'types of which fewer are free than the run card asks',
  }),
});
export type RecommendationAnswer = Static<typeof RecommendationAnswer>;
