import { LEVELS } from '../model/level.ts';
import { type Band, CONFIDENCES, type Rule, type RuleKind } from '../model/rule.ts';
import { isScale, METRICS, type Metric, type ReadingKind } from '../model/stream.ts';

/** Why a rule of the right shape still cannot be used. */
export const RULE_PROBLEMS = [
  'level-twice',
  'bands-out-of-order',
  'hysteresis-too-wide',
  'density-only-for-crowd',
  'wrong-kind-for-metric',
  'capacity-runs-upwards',
  'claims-more-than-its-bands',
  'no-bands',
  'only-growth-counts',
  'growth-missing',
  'projection-missing',
] as const;
export type RuleProblem = (typeof RULE_PROBLEMS)[number];

/** What is wrong with a rule that passed its schema; empty when it can be used. */
export function ruleProblems(rule: Rule): RuleProblem[] {
  const sign = rule.direction === 'above' ? 1 : -1;
  const ladders = [rule, rule.density, rule.growth].flatMap((ladder) => ladder ?? []);
  const problems = new Set(
    ladders.flatMap(({ bands, hysteresis }) => ladderProblems(bands, hysteresis, sign)),
  );
  for (const problem of growthProblems(rule)) problems.add(problem);
  if (rule.density && rule.kind !== 'crowd') problems.add('density-only-for-crowd');
  const isOfCapacity = rule.kind === 'ratio' || rule.kind === 'crowd';
  if (!canJudge(rule.kind, rule.metric)) problems.add('wrong-kind-for-metric');
  if (isOfCapacity && rule.direction === 'below') problems.add('capacity-runs-upwards');
  if (claimsMore(rule)) problems.add('claims-more-than-its-bands');
  return [...problems];
}

/** What a rule of a kind can look at; a position and a direction have no number that could grow. */
const READINGS_OF: Readonly<Record<RuleKind, readonly ReadingKind[]>> = {
  bands: ['value'],
  ratio: ['count'],
  crowd: ['count'],
  rate: ['value', 'count'],
  forecast: ['value', 'count'],
};

/** Whether a kind of rule can look at what a metric measures. */
export const canJudge = (kind: RuleKind, metric: Metric): boolean =>
  isScale(metric) && READINGS_OF[kind].includes(METRICS[metric].kind);

function growthProblems({ kind, bands, growth, projectionMinutes }: Rule): RuleProblem[] {
  const found: RuleProblem[] = [];
  if (kind === 'rate' && bands.length > 0) found.push('only-growth-counts');
  const counted = kind === 'rate' ? (growth?.bands ?? []) : bands;
  if (counted.length === 0) found.push('no-bands');
  if ((kind === 'rate' || kind === 'forecast') && !growth) found.push('growth-missing');
  if (kind === 'forecast' && projectionMinutes === null) found.push('projection-missing');
  return found;
}

function ladderProblems(bands: readonly Band[], hysteresis: number, sign: number): RuleProblem[] {
  const found: RuleProblem[] = [];
  const worstLast = [...bands].sort((a, b) => LEVELS.indexOf(b.level) - LEVELS.indexOf(a.level));
  if (new Set(bands.map((band) => band.level)).size < bands.length) found.push('level-twice');
  const rises = worstLast.every(
    (band, place) => place === 0 || sign * band.from > sign * worstLast[place - 1]!.from,
  );
  if (!rises) found.push('bands-out-of-order');
  const first = worstLast[0]?.from;
  // A deadband that reaches zero could never be left: the alarm would stand for ever.
  if (sign === 1 && first !== undefined && first > 0 && hysteresis >= first)
    found.push('hysteresis-too-wide');
  return found;
}

function claimsMore(rule: Rule): boolean {
  const bands = [rule, rule.density, rule.growth].flatMap((ladder) => ladder?.bands ?? []);
  const weakest = Math.max(...bands.map((band) => CONFIDENCES.indexOf(band.confidence)));
  return CONFIDENCES.indexOf(rule.confidence) < weakest;
}

/** Steps whose number is another than before under the same source: nobody said that number. */
export function borrowedSources(before: Rule, after: Rule): Band[] {
  const borrowed = (was: readonly Band[], is: readonly Band[]) =>
    is.filter(({ level, from, source }) =>
      was.some((band) => band.level === level && band.from !== from && band.source === source),
    );
  return [
    ...borrowed(before.bands, after.bands),
    ...borrowed(before.density?.bands ?? [], after.density?.bands ?? []),
    ...borrowed(before.growth?.bands ?? [], after.growth?.bands ?? []),
  ];
}
