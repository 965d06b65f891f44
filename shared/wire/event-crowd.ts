import Type, { type Static } from 'typebox';
import { CLOSED, Instant } from '../model/common.ts';

/** The crowd of an event is told in at most this many stretches, however long the span is. */
export const MOST_CROWD_STRETCHES = 240;

/** One stretch of `GET /api/events/:id/crowd`: how many were in all its zones together, persons. */
export const EventCrowdPoint = Type.Object(
  {
    at: Instant,
    value: Type.Number({
      description: 'mean of the stretch that begins at `at`; a zone of one to nine counts as ten',
    }),
    unknown: Type.Integer({
      minimum: 0,
      description: 'zones that are counted but were not heard; with one, `value` is a least number',
    }),
  },
  CLOSED,
);
export type EventCrowdPoint = Static<typeof EventCrowdPoint>;
