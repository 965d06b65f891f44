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
      proposed: Type.Boolean(),
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
  ),
  missing: Type.Array(Type.Object({ type: ResourceType, count: Type.Integer() })),
});
export type RecommendationAnswer = Static<typeof RecommendationAnswer>;
