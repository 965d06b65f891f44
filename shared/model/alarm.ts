import Type, { type Static } from 'typebox';
import { AreaCode } from './area.ts';
import { CLOSED, Identifier, Instant, Name, Nullable, Position, Synthetic } from './common.ts';
import { GridCode } from './grid.ts';
import { Level } from './level.ts';
import { SubjectKind } from './stream.ts';

/**
 * Why an alarm rose: a band was crossed, is projected to be crossed, a value changes too fast, a whole feed fell
 * silent, a watch rule of that kind held, or the zones of an event together hold as many as may be in it.
 */
export const ALARM_CAUSES = [
  'band',
  'projected',
  'rate',
  'feed-silent',
  'combination',
  'absence',
  'geofence',
  'event-total',
] as const;
export const AlarmCause = Type.Enum([...ALARM_CAUSES]);
export type AlarmCause = (typeof ALARM_CAUSES)[number];

/** A watch rule at a place: `rule@place`. */
const WatchSource = Type.String({ pattern: '^watch-[A-Za-z0-9._-]{1,40}@[A-Za-z0-9._-]{1,64}$' });

/**
 * A platform alarm (平台告警), never an official warning (预警). `active` and `acknowledgedAt` are
 * separate facts (OPC UA Part 9); `occurrence` counts how often this rule rose on this stream, so that
 * an acknowledgement names the occurrence it means (F49).
 */
export const Alarm = Type.Object(
  {
    id: Type.Integer({ minimum: 1 }),
    rule: Nullable(Identifier),
    cause: AlarmCause,
    stream: Nullable(Identifier),
    feed: Nullable(Identifier, { description: 'null: of a watch rule or an event' }),
    watch: Nullable(WatchSource),
    event: Nullable(Identifier, {
      description: 'of the crowd in all zones of this event together',
    }),
    subjectKind: SubjectKind,
    subject: Nullable(Identifier),
    name: Name,
    level: Level,
    occurrence: Type.Integer({ minimum: 1 }),
    active: Type.Boolean(),
    raisedAt: Instant,
    changedAt: Instant,
    clearedAt: Nullable(Instant),
    acknowledgedAt: Nullable(Instant),
    acknowledgedBy: Nullable(Identifier),
    value: Nullable(Type.Number()),
    threshold: Nullable(Type.Number()),
    unit: Type.String({ maxLength: 12 }),
    place: Nullable(Position),
    town: Nullable(AreaCode),
    grid: Nullable(GridCode),
    synthetic: Synthetic,
  },
  CLOSED,
);
export type Alarm = Static<typeof Alarm>;
