import Type, { type Static } from 'typebox';
import { ActorName, CLOSED, Identifier, Instant, LARGEST_INTEGER, Synthetic } from './common.ts';

/** About three pages. */
export const LONGEST_REPORT = 8_000;
const ReportText = Type.String({ minLength: 1, maxLength: LONGEST_REPORT });

/**
 * A situation report as it was signed: unit, time, place, course, losses, measures (DOMAIN.md §2.3). `throughLine`: the
 * last line of the log it was drafted from.
 */
export const SituationReport = Type.Object(
  {
    incident: Identifier,
    number: Type.Integer({ minimum: 1 }),
    text: ReportText,
    throughLine: Type.Integer({ minimum: 0 }),
    signedBy: ActorName,
    signedAt: Instant,
    synthetic: Synthetic,
  },
  CLOSED,
);
export type SituationReport = Static<typeof SituationReport>;

/** `POST /api/incidents/:id/reports`: signs it. */
export const NewReport = Type.Object(
  { text: ReportText, throughLine: Type.Integer({ minimum: 0, maximum: LARGEST_INTEGER }) },
  CLOSED,
);
export type NewReport = Static<typeof NewReport>;
