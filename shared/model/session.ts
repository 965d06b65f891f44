import Type, { type Static } from 'typebox';
import { CLOSED, Identifier, Instant, Nullable } from './common.ts';

/** An open session as `GET /api/sessions` lists it. `id` names it and opens nothing. */
export const Session = Type.Object(
  {
    id: Identifier,
    account: Nullable(Identifier),
    wall: Nullable(Identifier),
    unit: Nullable(Identifier),
    createdAt: Instant,
    usedAt: Instant,
    expiresAt: Instant,
    current: Type.Boolean({ description: 'the session that asks' }),
  },
  CLOSED,
);
export type Session = Static<typeof Session>;
