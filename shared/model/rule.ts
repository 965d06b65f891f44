import Type, { type Static } from 'typebox';
import { AreaCode } from './area.ts';
import { CLOSED, Identifier, Instant, LARGEST_INTEGER, Name, Nullable } from './common.ts';
import { Level } from './level.ts';
import { Metric } from './stream.ts';

/**
 * What is held against the bands: `bands` the value itself; `ratio` occupancy as a percentage of
 * capacity; `crowd` the worse of that percentage and the density in persons a square metre; `forecast` the
 * worse of the value now and what it will be within `projectionMinutes` if it goes on growing; `rate` nothing:
 * only how fast the value changes counts, by the ladder of `growth`.
 */
export const RULE_KINDS = ['bands', 'ratio', 'crowd', 'rate', 'forecast'] as const;
export const RuleKind = Type.Enum([...RULE_KINDS]);
export type RuleKind = (typeof RULE_KINDS)[number];

/** Whether rising or falling is dangerous. */
export const DIRECTIONS = ['above', 'below'] as const;
export const Direction = Type.Enum([...DIRECTIONS]);
export type Direction = (typeof DIRECTIONS)[number];

/** How well a number is known: S sure, L likely, U unverified, D a default of this project, not law. */
export const CONFIDENCES = ['S', 'L', 'U', 'D'] as const;
export const Confidence = Type.Enum([...CONFIDENCES]);
export type Confidence = (typeof CONFIDENCES)[number];

const DelaySeconds = Type.Integer({ minimum: 0, maximum: 86_400 });

/** One step. Half-open: a value equal to `from` is in the band, and a worse band takes over at its own `from`. */
export const Band = Type.Object(
  {
    level: Level,
    from: Type.Number(),
    source: Type.String({ minLength: 1, maxLength: 300 }),
    confidence: Confidence,
    onDelaySeconds: Type.Optional({
      ...DelaySeconds,
      description:
        'How long the number itself must have been in the band; absent: as the rule says',
    }),
  },
  CLOSED,
);
export type Band = Static<typeof Band>;

const Bands = Type.Array(Band, { maxItems: 4 });
const Hysteresis = Type.Number({
  minimum: 0,
  description: 'A band is left only past `from` by more than this, in the unit of the band',
});
/** What growth is told per. */
export const GROWTH_PERIODS = ['minute', 'hour'] as const;

/** How fast a value changes over a window, by times of measurement, with a ladder of its own; falling is negative. */
export const Growth = Type.Object(
  {
    windowMinutes: Type.Integer({ minimum: 2, maximum: 1_440 }),
    per: Type.Enum([...GROWTH_PERIODS]),
    bands: Bands,
    hysteresis: Hysteresis,
  },
  CLOSED,
);
export type Growth = Static<typeof Growth> & { per: (typeof GROWTH_PERIODS)[number] };

/** A county, a town, or (null) the whole city. */
const AppliesTo = Type.Object({ area: Nullable(AreaCode) }, CLOSED);

/** The thresholds a stream is judged by: one version, editable by an administrator, never in a component. */
export const Rule = Type.Object(
  {
    id: Identifier,
    metric: Metric,
    kind: RuleKind,
    name: Name,
    nameEnglish: Name,
    direction: Direction,
    unit: Type.String({ maxLength: 16, description: 'Unit of `bands`; % for ratio and crowd' }),
    bands: Bands,
    hysteresis: Hysteresis,
    density: Nullable(Type.Object({ bands: Bands, hysteresis: Hysteresis }, CLOSED)),
    growth: Type.Optional(
      Nullable(Growth, {
        description: 'A further ladder: the worse of it and `bands` counts',
      }),
    ),
    onDelaySeconds: DelaySeconds,
    offDelaySeconds: DelaySeconds,
    projectionMinutes: Nullable(Type.Integer({ minimum: 1, maximum: 120 }), {
      description:
        'Raise one step early when the trend crosses within this time, or (forecast) at once to what is crossed; null: never',
    }),
    silencePeriods: Type.Integer({ minimum: 2, maximum: 100 }),
    source: Type.String({ minLength: 1, maxLength: 300 }),
    confidence: Confidence,
    appliesTo: Type.Optional(
      Nullable(AppliesTo, {
        description: 'The streams of `metric` it judges in place of what the register says',
      }),
    ),
    retired: Type.Optional(Type.Boolean({ description: 'This version ended the rule' })),
    effectiveFrom: Instant,
  },
  CLOSED,
);
export type Rule = Static<typeof Rule>;

const { effectiveFrom: _effectiveFrom, retired: _retired, ...judged } = Rule.properties;
/** A rule as an administrator writes it: when it begins is said beside it. */
export const RuleBody = Type.Object(judged, CLOSED);
export type RuleBody = Static<typeof RuleBody>;

/** `POST /api/rules`: a new rule, in force at once, for the streams it names. */
export const RuleCreation = Type.Object({ rule: RuleBody }, CLOSED);
export type RuleCreation = Static<typeof RuleCreation>;

/** `POST /api/rules/:id/retirement`. */
export const RuleRetirement = Type.Object(
  {
    basedOn: Type.Integer({
      minimum: 1,
      maximum: LARGEST_INTEGER,
      description: 'the newest version its author saw',
    }),
  },
  CLOSED,
);

/** `PUT /api/rules/:id`. */
export const RuleChange = Type.Object(
  {
    basedOn: Type.Integer({
      minimum: 1,
      maximum: LARGEST_INTEGER,
      description: 'the newest version its author had before him; another since is a conflict',
    }),
    rule: RuleBody,
    effectiveFrom: Nullable(Instant, { description: 'null: at once' }),
  },
  CLOSED,
);
export type RuleChange = Static<typeof RuleChange>;

/** One version of a rule. `recordedBy` is an account, null for what was shipped. */
export const RuleVersion = Type.Object(
  {
    version: Type.Integer({ minimum: 1 }),
    rule: Rule,
    recordedAt: Instant,
    recordedBy: Nullable(Identifier),
  },
  CLOSED,
);
export type RuleVersion = Static<typeof RuleVersion>;
