import Type, { type Static } from 'typebox';
import { CLOSED, Instant } from './common.ts';

/** The desks above the one whose area an alarm lies in. */
export const ESCALATION_DESKS = ['county', 'city'] as const;
export const EscalationDesk = Type.Enum([...ESCALATION_DESKS]);
export type EscalationDesk = (typeof ESCALATION_DESKS)[number];

/** An alarm nobody acknowledged in time, and the desk that was told of it last. */
export const AlarmEscalation = Type.Object(
  { alarm: Type.Integer({ minimum: 1 }), desk: EscalationDesk, at: Instant },
  CLOSED,
);
export type AlarmEscalation = Static<typeof AlarmEscalation>;
