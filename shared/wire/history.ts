import Type, { type Static } from 'typebox';
import { CLOSED, Instant } from '../model/common.ts';

/** A trend has at most this many points, however long its span is. */
export const MOST_HISTORY_POINTS = 500;

/**
 * One point of `GET /api/streams/:id/readings`: one reading, or where there are many the mean of a stretch
 * of time that begins at `at`, with its lowest and highest, so that no spike is lost. Unit of the metric.
 */
export const HistoryPoint = Type.Object(
  {
    at: Instant,
    value: Type.Number(),
    minimum: Type.Number(),
    maximum: Type.Number(),
    count: Type.Integer({ minimum: 1, description: 'readings in the point' }),
    suspect: Type.Integer({ minimum: 0, description: 'of these, marked by the quality checks' }),
  },
  CLOSED,
);
export type HistoryPoint = Static<typeof HistoryPoint>;
