import Type, { type Static } from 'typebox';
import { Alarm } from '../model/alarm.ts';
import { CLOSED, Instant, Nullable } from '../model/common.ts';
import { Condition } from '../model/level.ts';
import type { Metric } from '../model/stream.ts';
import { MINUTE_MS } from '../time/units.ts';

/** How far back a screen compares: long enough to tell a trend from noise, short enough to act on. */
export const EARLIER_MS = 10 * MINUTE_MS;

/** The metrics whose values a wall compares; of the others only conditions are. */
export const COMPARED_METRICS = [
  'water-level',
  'rainfall',
  'gas',
  'crowd-count',
  'shelter-occupancy',
] as const satisfies readonly Metric[];

/**
 * `GET /api/situation/earlier`: how it was EARLIER_MS ago, in the asker's scope; of a platform that is younger, how it was when
 * its streams had had five minutes to speak. Alarms, grids and streams that are not listed were as they are now.
 */
export const Earlier = Type.Object(
  {
    at: Instant,
    alarms: Type.Array(Type.Object({ id: Type.Integer({ minimum: 1 }), alarm: Nullable(Alarm) }), {
      description: 'changed since; null: it had not risen yet',
    }),
    grids: Type.Array(Type.Tuple([Type.String(), Condition]), {
      description: '[grid code, condition then] of grids whose condition changed since',
    }),
    streams: Type.Array(Type.Tuple([Type.Integer(), Condition]), {
      description: '[stream number, condition then] of streams whose condition changed since',
    }),
    values: Type.Array(Type.Tuple([Type.Integer(), Type.Number()]), {
      description: '[stream number, value then] of the compared metrics; absent: nothing was heard',
    }),
  },
  CLOSED,
);
export type Earlier = Static<typeof Earlier>;
