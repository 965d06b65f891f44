import Type, { type Static } from 'typebox';
import { CLOSED, Identifier, Instant, LARGEST_INTEGER, Nullable } from '../model/common.ts';
import { Level } from '../model/level.ts';
import { RuleBody } from '../model/rule.ts';

/** Of the streams on which it would have risen, the worst are named. */
export const MOST_TEST_PLACES = 200;

/**
 * `POST /api/rules/test`: a rule, and the span of stored readings it is held against, `to` not included. Weeks of
 * thousands of streams are more than one answer: `after` is the `next` of the answer before.
 */
export const RuleTest = Type.Object(
  {
    rule: RuleBody,
    from: Instant,
    to: Instant,
    after: Type.Optional(
      Type.Integer({ minimum: 0, maximum: LARGEST_INTEGER, description: 'number of a stream' }),
    ),
    limit: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: LARGEST_INTEGER,
        description: 'at most so many streams',
      }),
    ),
  },
  CLOSED,
);
export type RuleTest = Static<typeof RuleTest>;

const Count = Type.Integer({ minimum: 0 });
const ByLevel = Type.Object({ red: Count, orange: Count, yellow: Count, blue: Count }, CLOSED);

/** What it would have said of one stream. */
export const RuleTestPlace = Type.Object(
  {
    stream: Identifier,
    raised: Count,
    seconds: Type.Integer({ minimum: 0, description: 'in any level, altogether' }),
    worst: Level,
    firstAt: Instant,
  },
  CLOSED,
);
export type RuleTestPlace = Static<typeof RuleTestPlace>;

/** An alarm counts as found when the tested rule stands on its stream at some moment of it. */
export const RuleTestResult = Type.Object(
  {
    total: Type.Integer({
      minimum: 0,
      description: 'streams judged by the rule in the area of the asker',
    }),
    next: Nullable(Type.Integer(), {
      description: '`after` of the next part; null when this was the last',
    }),
    streams: Type.Integer({ minimum: 0, description: 'of these, tried in this part' }),
    silent: Type.Integer({ minimum: 0, description: 'of these, without one reading in the span' }),
    readings: Count,
    raised: ByLevel,
    seconds: ByLevel,
    unknownSeconds: Type.Integer({
      minimum: 0,
      description: 'in which a stream was not known: nothing can be said of these',
    }),
    places: Type.Array(RuleTestPlace, { maxItems: MOST_TEST_PLACES }),
    placesLeftOut: Count,
    alarms: Type.Integer({ minimum: 0, description: 'that the rules in force raised in the span' }),
    acknowledged: Type.Integer({ minimum: 0, description: 'of these, acknowledged by somebody' }),
    found: Type.Integer({ minimum: 0, description: 'of the acknowledged, found by this rule too' }),
    real: Type.Integer({ minimum: 0, description: 'of the alarms, judged real by a person' }),
    foundReal: Type.Integer({ minimum: 0, description: 'of the real, found by this rule too' }),
    judgedFalse: Type.Integer({
      minimum: 0,
      description: 'of the alarms, judged false by a person',
    }),
    foundFalse: Type.Integer({ minimum: 0, description: 'of the false, raised by this rule too' }),
  },
  CLOSED,
);
export type RuleTestResult = Static<typeof RuleTestResult>;
