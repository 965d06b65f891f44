import Type, { type Static } from 'typebox';
import { CLOSED, Identifier, Instant } from '../model/common.ts';
import { Level } from '../model/level.ts';

/** So many of the places that rose most often are named. */
export const MOST_OFTEN_NAMED = 10;

/**
 * What alarm systems are measured by (EEMUA 191, ISA-18.2): at most 1 in 10 minutes on average, 15 in an hour,
 * 10 in 10 minutes begin a flood, less than 1 % of the time in one, about 5, 15 and 80 % of the highest, the middle and
 * the lowest priority (FAULTS.md section 1). That a flood ends below 5 in 10 minutes is not confirmed there.
 */
export const ALARM_GOALS = {
  perHour: 6,
  mostInAnHour: 15,
  floodFrom: 10,
  floodUntilBelow: 5,
  floodShare: 0.01,
  shares: { red: 0.05, orange: 0.15, lower: 0.8 },
} as const;

const Count = Type.Integer({ minimum: 0 });
const Share = Type.Number({ minimum: 0, maximum: 1 });

/** `GET /api/alarms/figures`: counted as if one person answered for the whole area of the asker. */
export const AlarmFigures = Type.Object(
  {
    from: { ...Instant, description: 'later than asked where the journal begins later' },
    to: Instant,
    suppressed: Type.Integer({
      minimum: 0,
      description: 'besides these, not announced: another alarm stood for them',
    }),
    risen: Type.Integer({
      minimum: 0,
      description: 'how often an alarm rose, or rose higher: as often as it sounded',
    }),
    byLevel: Type.Object({ red: Count, orange: Count, yellow: Count, blue: Count }, CLOSED),
    perHour: Type.Number({ minimum: 0 }),
    mostInAnHour: Count,
    floods: Count,
    floodShare: Share,
    mostOften: Type.Array(
      Type.Object(
        { source: Identifier, name: Type.String(), worst: Level, risen: Count, share: Share },
        CLOSED,
      ),
      { maxItems: MOST_OFTEN_NAMED },
    ),
  },
  CLOSED,
);
export type AlarmFigures = Static<typeof AlarmFigures>;
