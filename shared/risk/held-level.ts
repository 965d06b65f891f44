import type { Condition } from '../model/level.ts';
import type { Rule } from '../model/rule.ts';

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
  const band = rule.bands.find(({ level }) => level === condition);
  if (band === undefined) return null;
  const sign = rule.direction === 'above' ? 1 : -1;
  if (sign * value >= sign * band.from) return null;
  return { limit: band.from - sign * rule.hysteresis, seconds: rule.offDelaySeconds };
}
