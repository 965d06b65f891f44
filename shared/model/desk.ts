import Type, { type Static } from 'typebox';
import { CLOSED } from './common.ts';

/** The desks a visitor of the demonstration can sit down at, by the role each has. */
export const DESKS = ['wall', 'coordinator', 'analyst', 'administrator'] as const;
export const Desk = Type.Enum([...DESKS]);
export type Desk = (typeof DESKS)[number];

/** `GET /api/desks`: what the first page offers. Without the demonstration, signing in is all. */
export const Desks = Type.Object({ demo: Type.Boolean(), desks: Type.Array(Desk) }, CLOSED);
export type Desks = Static<typeof Desks>;
