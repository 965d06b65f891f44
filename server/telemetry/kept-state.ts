import { CONDITION_CODE, CONDITIONS } from '../../shared/model/level.ts';
import type { QualityState } from '../../shared/risk/quality.ts';
import type { AssessmentState, Judged } from '../../shared/risk/state.ts';

/** What the rules and the quality checks remember of a stream. */
export type Remembered = { assessment: AssessmentState; quality: QualityState };

/**
 * The same as it sits in `stream_latest.state`: a row that is rewritten with every reading carries no
 * names. Conditions are their CONDITION_CODE. The order is fixed: new fields go to the end.
 */
export type KeptState = [
  condition: number,
  since: number,
  held: number,
  lastAt: number | null,
  lastValue: number | null,
  timers: AssessmentState['timers'],
  trendPerMinute: number,
  projectedMinutes: number | null,
  qualityLastAt: number | null,
  qualityLast: number | null,
  qualityEarlier: number | null,
  qualityEqual: number,
  valueAt: number | null,
];

/** SQL for the condition a stream was last judged, as a code, from its row `l`. */
export const HELD_CODE = '(l.state ->> 2)::int';

export const packState = ({ assessment, quality }: Remembered): KeptState => [
  CONDITION_CODE[assessment.condition],
  assessment.since,
  CONDITION_CODE[assessment.held],
  assessment.lastAt,
  assessment.lastValue,
  assessment.timers,
  assessment.trendPerMinute,
  assessment.projectedMinutes,
  quality.lastAt,
  quality.last,
  quality.earlier,
  quality.equal,
  assessment.valueAt,
];

export const unpackState = (kept: KeptState): Remembered => ({
  assessment: {
    condition: CONDITIONS[kept[0]] ?? 'unknown',
    since: kept[1],
    held: (CONDITIONS[kept[2]] ?? 'none') as Judged,
    lastAt: kept[3],
    lastValue: kept[4],
    timers: kept[5],
    trendPerMinute: kept[6],
    projectedMinutes: kept[7],
    valueAt: kept[12],
  },
  quality: { lastAt: kept[8], last: kept[9], earlier: kept[10], equal: kept[11] },
});
