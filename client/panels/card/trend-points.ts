import { toldCount } from '../../../shared/model/fewest-told.ts';
import type { Band, Rule } from '../../../shared/model/rule.ts';
import type { EventCrowdPoint } from '../../../shared/wire/event-crowd.ts';
import type { HistoryPoint } from '../../../shared/wire/history.ts';

/** A stretch of history: as it is answered, but its time in epoch milliseconds. */
export type TrendPoint = Omit<HistoryPoint, 'at'> & { at: number };

export const pointsOf = (rows: readonly HistoryPoint[]): TrendPoint[] =>
  rows.map((row) => ({ ...row, at: Date.parse(row.at) })).sort((left, right) => left.at - right.at);

/** The points as they may be told: of people none between one and nine. */
export const toldPoints = (points: readonly TrendPoint[]): TrendPoint[] =>
  points.map((point) => ({
    ...point,
    value: toldCount(point.value),
    minimum: toldCount(point.minimum),
    maximum: toldCount(point.maximum),
  }));

/** A threshold as the chart draws it, in the unit of the line. */
export type TrendStep = Pick<Band, 'level' | 'from'>;

/** Kinds of rules that hold the value itself, as the chart draws it, against their bands. */
const OF_VALUE: readonly Rule['kind'][] = ['bands', 'forecast'];

export const stepsOf = (rule: Rule | undefined): readonly TrendStep[] =>
  rule !== undefined && OF_VALUE.includes(rule.kind) ? rule.bands : [];

/** A hole this many usual steps wide is silence, whatever the period promised. */
const GAP_STEPS = 2.5;
const SILENCE_PERIODS = 3;
/** Degrees. */
const HALF_TURN = 180;

function usualStep(points: readonly TrendPoint[]): number {
  const steps = points.slice(1).map((point, index) => point.at - points[index]!.at);
  steps.sort((left, right) => left - right);
  return steps[Math.floor(steps.length / 2)] ?? 0;
}

/** `[at, value]` with null in every hole: silence is drawn as a gap, never as a straight line. */
export type Line = [number, number | null][];

/**
 * The points as lines: means, and lowest and highest where a point stands for several readings.
 * @param periodSeconds how often the stream promised to speak
 * @param turns whether values go round by north: a step over it is no fall through all of the compass
 */
export function linesOf(
  points: readonly TrendPoint[],
  periodSeconds: number,
  turns = false,
): { mean: Line; minimum: Line; maximum: Line } {
  const limit = Math.max(SILENCE_PERIODS * periodSeconds * 1000, GAP_STEPS * usualStep(points));
  const lines = { mean: [] as Line, minimum: [] as Line, maximum: [] as Line };
  let before: TrendPoint | null = null;
  for (const point of points) {
    const overNorth = turns && before !== null && Math.abs(point.value - before.value) > HALF_TURN;
    if (before !== null && (overNorth || point.at - before.at > limit)) {
      for (const line of [lines.mean, lines.minimum, lines.maximum])
        line.push([before.at + 1, null]);
    }
    lines.mean.push([point.at, point.value]);
    lines.minimum.push([point.at, point.minimum]);
    lines.maximum.push([point.at, point.maximum]);
    before = point;
  }
  return lines;
}

/**
 * The sums of an event's zones as lines. Where a zone was not heard only the thin line goes on, which is the least there
 * were; where none was, neither.
 */
export function crowdLinesOf(points: readonly EventCrowdPoint[]): ReturnType<typeof linesOf> {
  const heard = points.map(({ at, value }) => ({
    ...{ at, value, minimum: value, maximum: value, count: 1, suspect: 0 },
  }));
  const lines = linesOf(pointsOf(heard), 0);
  const partly = new Set(
    points.filter(({ unknown }) => unknown > 0).map(({ at }) => Date.parse(at)),
  );
  const mean = lines.mean.map(([at, value]): Line[number] => [at, partly.has(at) ? null : value]);
  return { ...lines, mean };
}
