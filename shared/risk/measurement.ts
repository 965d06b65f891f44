import type { Band, Rule } from '../model/rule.ts';
import { density, ratioPercent } from './crowd.ts';
import { growthAsTold } from './growth.ts';
import type { AssessmentContext, Measure } from './state.ts';

/** The four levels as numbers 1 to 4 (their CONDITION_CODE); 0 is `none`. */
export const LEVEL_CODES = [1, 2, 3, 4] as const;

const CODE_OF_LEVEL = { blue: 1, yellow: 2, orange: 3, red: 4 } as const;

/**
 * One number held against one ladder. `value` and `thresholds` are multiplied by `sign`, so that greater is
 * always worse; `perPerson` turns a growth in persons into a growth of this number.
 */
export type Measurement = {
  measure: Measure;
  value: number;
  sign: 1 | -1;
  thresholds: readonly number[];
  hysteresis: number;
  perPerson: number;
};

/** Rules are few and readings are many: the thresholds of a ladder are worked out once. */
const known = new WeakMap<readonly Band[], readonly number[]>();

/**
 * Signed thresholds of levels 0 to 4. A level the ladder leaves out begins where the next worse one does,
 * which keeps the levels nested: whoever is in orange is also in yellow.
 */
function thresholdsOf(bands: readonly Band[], sign: 1 | -1): readonly number[] {
  const found = known.get(bands);
  if (found) return found;
  const thresholds = [Number.NEGATIVE_INFINITY, ...LEVEL_CODES.map(() => Number.POSITIVE_INFINITY)];
  for (const band of bands) {
    for (let code = 1; code <= CODE_OF_LEVEL[band.level]; code++) {
      thresholds[code] = Math.min(thresholds[code]!, sign * band.from);
    }
  }
  known.set(bands, thresholds);
  return thresholds;
}

/**
 * The numbers a rule looks at, worst first by no order; empty when nothing can be judged.
 * @param perMinute growth of the value over the rule's window; null where it is not known
 */
export function measure(
  rule: Rule,
  context: AssessmentContext,
  value: number | null,
  perMinute: number | null = null,
): Measurement[] {
  if (value === null || !Number.isFinite(value)) return [];
  const sign = rule.direction === 'above' ? 1 : -1;
  const against = (name: Measure, number: number, perPerson: number): Measurement => ({
    measure: name,
    value: sign * number,
    sign,
    thresholds: thresholdsOf(rule.bands, sign),
    hysteresis: rule.hysteresis,
    perPerson: sign * perPerson,
  });
  const found: Measurement[] = [];
  if (rule.growth && perMinute !== null && rule.growth.bands.length > 0) {
    const { bands, hysteresis } = rule.growth;
    const thresholds = thresholdsOf(bands, sign);
    const speed = growthAsTold(rule.growth, perMinute);
    found.push({ ...against('rate', speed, 0), thresholds, hysteresis });
  }
  if (rule.kind === 'rate') return found;
  if (rule.kind === 'forecast' && perMinute !== null) {
    found.push(against('forecast', value + perMinute * (rule.projectionMinutes ?? 0), 0));
  }
  // First, so that what is speaks before what will be.
  if (rule.kind === 'bands' || rule.kind === 'forecast') {
    return [against('value', value, 1), ...found];
  }
  const ratio = ratioPercent(value, context.capacity);
  if (ratio !== null) found.push(against('ratio', ratio, 100 / context.capacity!));
  const persons = rule.density ? density(value, context.effectiveAreaSquareMetres) : null;
  if (persons !== null) {
    const { bands, hysteresis } = rule.density!;
    const thresholds = thresholdsOf(bands, sign);
    const perPerson = 1 / context.effectiveAreaSquareMetres!;
    found.push({ ...against('density', persons, perPerson), thresholds, hysteresis });
  }
  return found;
}

/**
 * Whether a number is inside a level: at or past its threshold when the level is off, and still within the
 * hysteresis of it when the level is on.
 */
export function inside(of: Measurement, value: number, code: number, on: boolean): boolean {
  return value >= of.thresholds[code]! - (on ? of.hysteresis : 0);
}
