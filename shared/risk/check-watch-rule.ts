import { isScale } from '../model/stream.ts';
import type { UnitChoice, WatchCondition, WatchRule } from '../model/watch-rule.ts';

/** Why a watch rule of the right shape still cannot be used. */
export const WATCH_RULE_PROBLEMS = [
  'only-one-condition',
  'more-joined-than-there-are',
  'metric-has-no-scale',
  'no-units-chosen',
  'minutes-missing',
  'minutes-without-use',
] as const;
export type WatchRuleProblem = (typeof WATCH_RULE_PROBLEMS)[number];

const isWithoutScale = ({ streams }: WatchCondition): boolean =>
  streams.by === 'metric' && !isScale(streams.metric);

const isTooMany = ({ streams, joined }: WatchCondition): boolean =>
  streams.by === 'name' && typeof joined === 'number' && joined > streams.streams.length;

/** One condition of one stream is what a threshold is for. */
const isOne = ({ streams, joined }: WatchCondition): boolean =>
  joined === 'any' || (streams.by === 'name' && streams.streams.length === 1);

const isNobody = ({ types, callSigns }: UnitChoice): boolean =>
  types.length === 0 && callSigns.length === 0;

/** What is wrong with a watch rule that passed its schema; empty when it can be used. */
export function watchRuleProblems({ watches }: Pick<WatchRule, 'watches'>): WatchRuleProblem[] {
  if (watches.kind === 'combination') {
    const { conditions, joined } = watches;
    const found: WatchRuleProblem[] = [];
    if (conditions.length === 1 && isOne(conditions[0]!)) found.push('only-one-condition');
    const isMore = typeof joined === 'number' && joined > conditions.length;
    if (isMore || conditions.some(isTooMany)) found.push('more-joined-than-there-are');
    if (conditions.some(isWithoutScale)) found.push('metric-has-no-scale');
    return found;
  }
  const found: WatchRuleProblem[] = isNobody(watches.units) ? ['no-units-chosen'] : [];
  if (watches.kind === 'absence') return found;
  const needs = watches.event === 'dwell' || watches.event === 'inside-longer';
  if (needs && watches.minutes === null) found.push('minutes-missing');
  if (!needs && watches.minutes !== null) found.push('minutes-without-use');
  return found;
}
