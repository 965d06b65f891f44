import Type, { type Static } from 'typebox';
import { AreaCode } from './area.ts';
import { CLOSED, Identifier, Instant, Name, Nullable } from './common.ts';

export const SCENES = ['overview', 'flood', 'crowd', 'hazards', 'shelters-units'] as const;
export const Scene = Type.Enum([...SCENES]);
export type Scene = (typeof SCENES)[number];

/** What a wall shows: one scene pinned, or several in turn. Set by URL or by a coordinator. */
export const WallDirection = Type.Object(
  {
    scenes: Type.Array(Scene, { minItems: 1, maxItems: 8 }),
    rotateSeconds: Nullable(Type.Integer({ minimum: 5, maximum: 3600 }), {
      description: 'null: pinned to the first scene',
    }),
    startedAt: Instant,
  },
  CLOSED,
);
export type WallDirection = Static<typeof WallDirection>;

/** A paired display. Its token is never shown again after pairing. */
export const Wall = Type.Object(
  {
    id: Identifier,
    name: Name,
    area: AreaCode,
    direction: Nullable(WallDirection),
    pairedAt: Nullable(Instant),
    expiresAt: Nullable(Instant),
    revoked: Type.Boolean(),
  },
  CLOSED,
);
export type Wall = Static<typeof Wall>;
