import Type, { type Static } from 'typebox';
import { Value } from 'typebox/value';
import { Nullable } from '../../shared/model/common.ts';
import { CONDITION_CODE, CONDITIONS } from '../../shared/model/level.ts';
import type { QualityState } from '../../shared/risk/quality.ts';
import type { AssessmentState, Judged } from '../../shared/risk/state.ts';

/** What the rules and the quality checks remember of a stream. */
export type Remembered = { assessment: AssessmentState; quality: QualityState };

const orNull = (description: string) => Nullable(Type.Number({ description }));

/**
 * The same as it sits in `stream_latest.state`: a row that is rewritten with every reading carries no
 * names. Conditions are their CONDITION_CODE. The order is fixed: new fields go to the end.
 */
const FIELDS = [
  Type.Integer({ minimum: 0, maximum: CONDITION_CODE.unknown, description: 'condition' }),
  Type.Number({ description: 'since' }),
  Type.Integer({ minimum: 0, maximum: CONDITION_CODE.red, description: 'held' }),
  orNull('lastAt'),
  orNull('lastValue'),
  Nullable(Type.Array(orNull('timer'), { minItems: 4, maxItems: 4 })),
  Type.Number({ description: 'trendPerMinute' }),
  orNull('projectedMinutes'),
  orNull('quality.lastAt'),
  orNull('quality.last'),
  orNull('quality.earlier'),
  Type.Number({ description: 'quality.equal' }),
  orNull('valueAt'),
] as const;
/** Only with a rule that looks at growth: what every other stream keeps is read by an older version too. */
const Recent = Type.Array(Type.Tuple([Type.Number(), Type.Number()]), {
  maxItems: 16,
  description: 'recent: [at, value]',
});
const ShortState = Type.Tuple([...FIELDS]);
const LongState = Type.Tuple([...FIELDS, Recent]);
const KeptState = Type.Union([ShortState, LongState]);
type KeptState = Static<typeof KeptState>;

/**
 * SQL for the condition a stream was last judged, as a code, from its row `l`. Null where the state cannot
 * be read, which must not fail the whole statement.
 */
export const HELD_CODE = "CASE WHEN l.state ->> 2 ~ '^[0-4]$' THEN (l.state ->> 2)::int END";

export const packState = ({ assessment, quality }: Remembered): KeptState => {
  const { recent } = assessment;
  const short = shortState(assessment, quality);
  return recent ? [...short, recent.map(([at, value]) => [at, value])] : short;
};

const shortState = (
  assessment: AssessmentState,
  quality: QualityState,
): Static<typeof ShortState> => [
  CONDITION_CODE[assessment.condition],
  assessment.since,
  CONDITION_CODE[assessment.held],
  assessment.lastAt,
  assessment.lastValue,
  assessment.timers && [...assessment.timers],
  assessment.trendPerMinute,
  assessment.projectedMinutes,
  quality.lastAt,
  quality.last,
  quality.earlier,
  quality.equal,
  assessment.valueAt,
];

/** Null when it was written in another form than ours, or was damaged. */
export const unpackState = (kept: unknown): Remembered | null => {
  if (!Value.Check(KeptState, kept)) return null;
  return {
    assessment: {
      condition: CONDITIONS[kept[0]]!,
      since: kept[1],
      held: CONDITIONS[kept[2]] as Judged,
      lastAt: kept[3],
      lastValue: kept[4],
      timers: kept[5],
      trendPerMinute: kept[6],
      projectedMinutes: kept[7],
      valueAt: kept[12],
      ...(kept[13] && { recent: kept[13] }),
    },
    quality: { lastAt: kept[8], last: kept[9], earlier: kept[10], equal: kept[11] },
  };
};
