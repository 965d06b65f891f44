import type { Rule } from '../model/rule.ts';
import { assess } from './assess.ts';
import type { Assessment, AssessmentState } from './state.ts';

/** How many are in one zone; null: nobody knows now, as it is not heard or doubted. */
export type ZoneCount = number | null;

/**
 * Holds the crowd of all zones of an event together against the number that was approved (国务院令第505号 art. 18), by the
 * ladder of a zone (DOMAIN.md §3.3): its steps of ratio, hysteresis and delays. Where a zone is not known the sum is a least
 * one: it raises, and never lowers. What is to come is not looked at; each zone's own rule does that. Zones that overlap count
 * whoever is in both twice.
 * @param zoneRule the rule of the zones, of kind `crowd`
 * @param limit persons, all zones together
 * @param at epoch milliseconds, later than the time before
 */
export function assessEventCrowd(
  zoneRule: Rule,
  limit: number,
  state: AssessmentState,
  counts: readonly ZoneCount[],
  at: number,
): Assessment {
  const known = counts.filter((count) => count !== null);
  const value = known.reduce((sum, count) => sum + count, 0);
  const rule = { ...zoneRule, projectionMinutes: null };
  // Judged every second, so that it is as old as the clock's last tick.
  const context = { periodSeconds: 1, capacity: limit, effectiveAreaSquareMetres: null };
  return assess(rule, context, state, { at, value, isOld: known.length < counts.length });
}
