import Type, { type Static } from 'typebox';
import { AreaCode } from './area.ts';
import {
  CLOSED,
  Identifier,
  Instant,
  LARGEST_INTEGER,
  Name,
  Nullable,
  PolygonGeometry,
} from './common.ts';
import { Level } from './level.ts';
import { RESOURCE_TYPES, ResourceType } from './resource.ts';
import { Confidence, Direction } from './rule.ts';
import { Metric } from './stream.ts';

/**
 * What a watch rule looks at: `combination` several streams at once; `absence` units that are not where they
 * should be; `geofence` one unit against the edge of an area.
 */
export const WATCH_KINDS = ['combination', 'absence', 'geofence'] as const;
export type WatchKind = (typeof WATCH_KINDS)[number];

/** An area of the registers, or one drawn on the map. The whole city has the city's own code. */
export const WatchArea = Type.Union([
  Type.Object({ kind: Type.Literal('administrative'), code: AreaCode }, CLOSED),
  Type.Object({ kind: Type.Literal('hazard'), hazard: Identifier }, CLOSED),
  Type.Object({ kind: Type.Literal('drawn'), outline: PolygonGeometry }, CLOSED),
]);
export type WatchArea = Static<typeof WatchArea>;

const MOST_NAMED = 50;

/** How many must say yes: all, any, or so many at least. */
export const Joined = Type.Union([
  Type.Literal('all'),
  Type.Literal('any'),
  Type.Integer({ minimum: 1, maximum: MOST_NAMED }),
]);
export type Joined = Static<typeof Joined>;

/** Streams by name, or all of a metric that lie in the place looked at. */
export const StreamChoice = Type.Union([
  Type.Object(
    {
      by: Type.Literal('name'),
      streams: Type.Array(Identifier, { minItems: 1, maxItems: MOST_NAMED, uniqueItems: true }),
    },
    CLOSED,
  ),
  Type.Object({ by: Type.Literal('metric'), metric: Metric }, CLOSED),
]);
export type StreamChoice = Static<typeof StreamChoice>;

/** What is asked of each stream: that its own rule has it at a level or worse, or that its value is past a number. */
export const StreamTest = Type.Union([
  Type.Object({ kind: Type.Literal('level'), level: Level }, CLOSED),
  Type.Object({ kind: Type.Literal('value'), direction: Direction, value: Type.Number() }, CLOSED),
]);
export type StreamTest = Static<typeof StreamTest>;

export const WatchCondition = Type.Object(
  { streams: StreamChoice, test: StreamTest, joined: Joined },
  CLOSED,
);
export type WatchCondition = Static<typeof WatchCondition>;

export const EACH_LEVELS = ['county', 'town'] as const;

/** Each county or town for itself, or one area. */
export const CombinationPlace = Type.Union([
  Type.Object({ kind: Type.Literal('each'), level: Type.Enum([...EACH_LEVELS]) }, CLOSED),
  Type.Object({ kind: Type.Literal('area'), area: WatchArea }, CLOSED),
]);

export const Combination = Type.Object(
  {
    kind: Type.Literal('combination'),
    where: CombinationPlace,
    conditions: Type.Array(WatchCondition, { minItems: 1, maxItems: 6 }),
    joined: Joined,
  },
  CLOSED,
);
export type Combination = Static<typeof Combination>;

/** Units of these kinds, and these by call-sign. */
export const UnitChoice = Type.Object(
  {
    types: Type.Array(ResourceType, { maxItems: RESOURCE_TYPES.length, uniqueItems: true }),
    callSigns: Type.Array(Name, { maxItems: MOST_NAMED, uniqueItems: true }),
  },
  CLOSED,
);
export type UnitChoice = Static<typeof UnitChoice>;

const Minutes = Type.Integer({ minimum: 1, maximum: 1_440 });

/**
 * `near`: none could be there within so many minutes; `inside`: none has been inside for so many minutes, e.g. a
 * patrol that was not made.
 */
export const ABSENCES = ['near', 'inside'] as const;

export const Absence = Type.Object(
  {
    kind: Type.Literal('absence'),
    units: UnitChoice,
    areas: Type.Array(WatchArea, { minItems: 1, maxItems: 20 }),
    from: Type.Enum([...ABSENCES]),
    minutes: Minutes,
  },
  CLOSED,
);
export type Absence = Static<typeof Absence>;

/**
 * `enter` and `exit` ring when a unit was seen on the one side and then on the other; `dwell` when it stands in one
 * spot inside for so many minutes; `inside-longer` when it is inside that long, moving or not.
 */
export const FENCE_EVENTS = ['enter', 'exit', 'dwell', 'inside-longer'] as const;
export const FenceEvent = Type.Enum([...FENCE_EVENTS]);
export type FenceEvent = (typeof FENCE_EVENTS)[number];

export const Geofence = Type.Object(
  {
    kind: Type.Literal('geofence'),
    units: UnitChoice,
    area: WatchArea,
    event: FenceEvent,
    minutes: Nullable(Minutes, {
      description: 'for dwell and inside-longer; null otherwise',
    }),
    deadbandMetres: Type.Number({
      minimum: 0,
      maximum: 5_000,
      description: 'A unit has left only when it is further than this outside the edge',
    }),
  },
  CLOSED,
);
export type Geofence = Static<typeof Geofence>;

const DelaySeconds = Type.Integer({ minimum: 0, maximum: 86_400 });

/** `watch-…`: a name that no threshold has, because an alarm names its rule by it. */
export const WatchRuleId = Type.String({ pattern: '^watch-[A-Za-z0-9._-]{1,40}$' });

/** A rule that looks at more than one stream: one version, editable by an administrator. */
export const WatchRule = Type.Object(
  {
    id: WatchRuleId,
    name: Name,
    nameEnglish: Name,
    level: Level,
    watches: Type.Union([Combination, Absence, Geofence]),
    onDelaySeconds: DelaySeconds,
    offDelaySeconds: DelaySeconds,
    source: Type.String({ minLength: 1, maxLength: 300 }),
    confidence: Confidence,
    retired: Type.Optional(Type.Boolean({ description: 'This version ended the rule' })),
    effectiveFrom: Instant,
  },
  CLOSED,
);
export type WatchRule = Static<typeof WatchRule>;

const { effectiveFrom: _effectiveFrom, retired: _retired, ...written } = WatchRule.properties;
/** A watch rule as an administrator writes it: when it begins is said beside it. */
export const WatchRuleBody = Type.Object(written, CLOSED);
export type WatchRuleBody = Static<typeof WatchRuleBody>;

/** `POST /api/watch-rules`. */
export const WatchRuleCreation = Type.Object({ rule: WatchRuleBody }, CLOSED);
export type WatchRuleCreation = Static<typeof WatchRuleCreation>;

const BasedOn = Type.Integer({
  minimum: 1,
  maximum: LARGEST_INTEGER,
  description: 'the newest version its author had before him; another since is a conflict',
});

/** `PUT /api/watch-rules/:id`. */
export const WatchRuleChange = Type.Object(
  {
    basedOn: BasedOn,
    rule: WatchRuleBody,
    effectiveFrom: Nullable(Instant, { description: 'null: at once' }),
  },
  CLOSED,
);
export type WatchRuleChange = Static<typeof WatchRuleChange>;

/** `POST /api/watch-rules/:id/retirement`. */
export const WatchRuleRetirement = Type.Object({ basedOn: BasedOn }, CLOSED);

/** One version of a watch rule. `recordedBy` is an account, null for what was shipped. */
export const WatchRuleVersion = Type.Object(
  {
    version: Type.Integer({ minimum: 1 }),
    rule: WatchRule,
    recordedAt: Instant,
    recordedBy: Nullable(Identifier),
  },
  CLOSED,
);
export type WatchRuleVersion = Static<typeof WatchRuleVersion>;
