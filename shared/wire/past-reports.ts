import Type, { type Static } from 'typebox';
import { Identifier, Instant, Position } from '../model/common.ts';

/** How far back reports are counted for the workload of a division, days: a quarter of a year [D]. */
export const PAST_REPORT_DAYS = 90;

/** Reports of one place `[lon, lat]`; nothing says what they were of, nor who made them. */
export const ReportedPlace = Type.Object({
  place: Position,
  times: Type.Integer({ minimum: 1 }),
});
export type ReportedPlace = Static<typeof ReportedPlace>;

/**
 * `GET /api/plans/:id/past-reports`: where in the plan's communities something was reported in the last 90 days.
 * An alarm judged false, an incident of a drill and a tip closed without a danger are no reports; an incident
 * that has alarms or tips is counted by them.
 */
export const PastReports = Type.Object({
  plan: Identifier,
  since: Instant,
  until: Instant,
  places: Type.Array(ReportedPlace),
});
export type PastReports = Static<typeof PastReports>;
