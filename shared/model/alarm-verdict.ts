import Type, { type Static } from 'typebox';
import { CLOSED, Identifier, Instant } from './common.ts';

/** What an alarm was found to have been. */
export const VERDICTS = ['real', 'false', 'unclear'] as const;
export const Verdict = Type.Enum([...VERDICTS]);
export type Verdict = (typeof VERDICTS)[number];

/** On what ground. */
export const VERDICT_REASONS = [
  'confirmed-on-site',
  'confirmed-by-others',
  'instrument-fault',
  'threshold-too-tight',
  'works-or-drill',
  'nothing-found',
  'not-looked-at',
] as const;
export const VerdictReason = Type.Enum([...VERDICT_REASONS]);

const said = { verdict: Verdict, reason: VerdictReason };

/** `PUT /api/alarms/:id/verdict`. */
export const NewVerdict = Type.Object(said, CLOSED);
export type NewVerdict = Static<typeof NewVerdict>;

/** What people last said of an alarm. */
export const AlarmVerdict = Type.Object(
  { alarm: Type.Integer({ minimum: 1 }), ...said, judgedBy: Identifier, judgedAt: Instant },
  CLOSED,
);
export type AlarmVerdict = Static<typeof AlarmVerdict>;
