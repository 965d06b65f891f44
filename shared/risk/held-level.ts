import { CONDITION_CODE, type Condition, LEVELS, type Level } from '../model/level.ts';
import type { Rule } from '../model/rule.ts';
import { METRICS } from '../model/stream.ts';

/** When a level that is held leaves: past `limit` (in the rule's unit) for `seconds`. */
export type HeldLevel = { limit: number; seconds: number };

/**
 * Why a value stands beside a level its number alone would not give: a band is left only past its limit by the hysteresis,
 * for the rule's delay (DOMAIN.md §3.3). Null where the number gives the level, or where growth or density may.
 */
export function heldLevel(
  rule: Rule | undefined,
  condition: Condition,
  value: number | null,
): HeldLevel | null {
  if (rule === undefined || value === null || rule.growth || rule.density) return null;
  if (!isHeldAgainstBands(rule)) return null;
  const band = rule.bands.find(({ level }) => level === condition);
  if (band === undefined) return null;
  const sign = rule.direction === 'above' ? 1 : -1;
  if (sign * value >= sign * band.from) return null;
  return { limit: band.from - sign * rule.hysteresis, seconds: rule.offDelaySeconds };
}

/** A level a number has reached that is not shown yet. `limit` in the rule's unit; `seconds` it must stay past it. */
export type AwaitedLevel = { level: Level; limit: number; seconds: number };

/**
 * Why a value past a threshold stands beside a lower level: a level is raised only when readings have been past it for the
 * delay of its band or rule (DOMAIN.md §3.3), and never by a doubtful one. The worst such level; null where the level shown
 * is the number's own or worse, where nothing is known, or where another number than the value is judged.
 */
export function awaitedLevel(
  rule: Rule | undefined,
  condition: Condition,
  value: number | null,
): AwaitedLevel | null {
  if (rule === undefined || value === null || condition === 'unknown') return null;
  if (!isHeldAgainstBands(rule)) return null;
  const sign = rule.direction === 'above' ? 1 : -1;
  for (const level of LEVELS) {
    if (CONDITION_CODE[level] <= CONDITION_CODE[condition]) return null;
    const band = rule.bands.find((one) => one.level === level);
    if (band === undefined || sign * value < sign * band.from) continue;
    return { level, limit: band.from, seconds: band.onDelaySeconds ?? rule.onDelaySeconds };
  }
  return null;
}

/** Not a share of a capacity, nor a speed: the bands are in the unit of the readings. */
const isHeldAgainstBands = ({ unit, metric }: Rule): boolean => unit === METRICS[metric].unit;
