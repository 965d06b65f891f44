import Type, { type Static } from 'typebox';
import { CLOSED, Identifier, Instant, LARGEST_INTEGER, Name, Nullable } from '../model/common.ts';
import { Condition, Level } from '../model/level.ts';
import { WatchRule, WatchRuleBody, WatchRuleId } from '../model/watch-rule.ts';

/** Of the places of a rule, so many are named. */
export const MOST_WATCH_PLACES = 200;

const Count = Type.Integer({ minimum: 0 });
const PlaceKey = Type.String({ pattern: '^[A-Za-z0-9._-]{1,64}$' });
const SaidAnswer = Type.Enum(['yes', 'no', 'unknown'], {
  description: 'unknown is neither: it raises nothing and clears nothing',
});

/** What one stream or unit says to a rule, and when that was measured. */
export const WatchPart = Type.Object(
  {
    kind: Type.Enum(['stream', 'unit']),
    id: Identifier,
    condition: Nullable(Type.Integer({ minimum: 0 }), {
      description: 'which condition of a combination asks it',
    }),
    answer: SaidAnswer,
    at: Nullable(Instant, { description: 'null: never heard' }),
    value: Nullable(Type.Number()),
    level: Nullable(Condition, { description: 'null: no rule of its own' }),
  },
  CLOSED,
);
export type WatchPart = Static<typeof WatchPart>;

const Parts = {
  parts: Type.Array(WatchPart),
  leftOut: Type.Integer({
    minimum: 0,
    description: 'not told here: too many, or not of your area',
  }),
};

/** `GET /api/alarms/:id/sight`: what the watch rule saw when the alarm last rose, and what it sees now. */
export const WatchSight = Type.Object(
  {
    rule: WatchRule,
    risen: Nullable(Type.Object({ at: Instant, ...Parts }, CLOSED)),
    now: Nullable(Type.Object(Parts, CLOSED)),
  },
  CLOSED,
);
export type WatchSight = Static<typeof WatchSight>;

/** A place where an alarm stands, or of which nothing is known, or that said yes and waits for its delay. */
export const WatchPlaceStanding = Type.Object(
  {
    place: PlaceKey,
    name: Name,
    answer: SaidAnswer,
    level: Nullable(Level, { description: 'of the alarm that stands' }),
    since: Nullable(Instant, { description: 'of a delay under way' }),
  },
  CLOSED,
);
export type WatchPlaceStanding = Static<typeof WatchPlaceStanding>;

/** A watch rule in force and what it says of its places now. */
export const WatchRuleStanding = Type.Object(
  {
    version: Type.Integer({ minimum: 1 }),
    rule: WatchRule,
    places: Count,
    yes: Count,
    no: Count,
    unknown: Count,
    standing: Type.Integer({ minimum: 0, description: 'alarms of it that stand' }),
    notable: Type.Array(WatchPlaceStanding, { maxItems: MOST_WATCH_PLACES }),
  },
  CLOSED,
);
export type WatchRuleStanding = Static<typeof WatchRuleStanding>;

/** `POST /api/watch-rules/test`: one place a part; `after` is the `next` of the answer before. */
export const WatchRuleTest = Type.Object(
  {
    rule: WatchRuleBody,
    from: Instant,
    to: Instant,
    after: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: LARGEST_INTEGER,
        description: 'how many places are done',
      }),
    ),
  },
  CLOSED,
);
export type WatchRuleTest = Static<typeof WatchRuleTest>;

export const WatchTestPlace = Type.Object(
  { place: PlaceKey, name: Name, raised: Count, seconds: Count, firstAt: Instant },
  CLOSED,
);
export type WatchTestPlace = Static<typeof WatchTestPlace>;

/** An alarm counts as found when the tried rule stands at its place at some moment of it. */
export const WatchRuleTestResult = Type.Object(
  {
    total: Type.Integer({ minimum: 0, description: 'places of the rule' }),
    next: Nullable(Type.Integer(), { description: 'null when this was the last' }),
    places: Type.Integer({ minimum: 0, description: 'of these, tried in this part' }),
    readings: Count,
    raised: Count,
    seconds: Type.Integer({ minimum: 0, description: 'in which it would have stood, altogether' }),
    unknownSeconds: Type.Integer({
      minimum: 0,
      description: 'in which a place was not known, altogether',
    }),
    spanSeconds: Type.Integer({ minimum: 0, description: 'looked at, altogether' }),
    worst: Type.Array(WatchTestPlace, { maxItems: MOST_WATCH_PLACES }),
    worstLeftOut: Count,
    alarms: Type.Integer({ minimum: 0, description: 'that were raised in the span at its places' }),
    real: Count,
    foundReal: Count,
    judgedFalse: Count,
    foundFalse: Count,
  },
  CLOSED,
);
export type WatchRuleTestResult = Static<typeof WatchRuleTestResult>;

export const OfWatchRule = Type.Object({ id: WatchRuleId });
