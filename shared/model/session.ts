import Type, { type Static } from 'typebox';
import { Identifier, Instant } from './common.ts';

/** An open session as `GET /api/sessions` lists it. `id` names it and opens nothing. */
export const Session = Type.Object(
  {
    id: Identifier,
    account: Type.Union([Identifier, Type.Null()]),
    wall: Type.Union([Identifier, Type.Null()]),
    unit: Type.Union([Identifier, Type.Null()]),
    createdAt: Instant,
    usedAt: Instant,
    expiresAt: Instant,
    current: Type.Boolean({ description: 'the session that asks' }),
  },
  { additionalProperties: false },
);
export type Session = Static<typeof Session>;
