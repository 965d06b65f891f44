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
  hysteresis: number;
  perPerson: number;
} & Ladder;

/** What a ladder says of levels 0 to 4. `delays`: seconds before a level is on; null: as the rule says. */
type Ladder = { thresholds: readonly number[]; delays: readonly (number | null)[] };

const AS_THE_RULE_SAYS: readonly null[] = [null, null, null, null, null];

/** Rules are few and readings are many: a ladder is worked out once. */
const known = new WeakMap<readonly Band[], Ladder>();

/**
 * Thresholds are signed. A level the ladder leaves out begins where the next worse one does,
 * which keeps the levels nested: whoever is in orange is also in yellow.
 */
function ladderOf(bands: readonly Band[], sign: 1 | -1): Ladder {
  const found = known.get(bands);
  if (found) return found;
  const thresholds = [Number.NEGATIVE_INFINITY, ...LEVEL_CODES.map(() => Number.POSITIVE_INFINITY)];
  for (const band of bands) {
    for (let code = 1; code <= CODE_OF_LEVEL[band.level]; code++) {
      thresholds[code] = Math.min(thresholds[code]!, sign * band.from);
    }
  }
  const delays: (number | null)[] = [...AS_THE_RULE_SAYS];
  for (const { level, onDelaySeconds } of bands) {
    delays[CODE_OF_LEVEL[level]] = onDelaySeconds ?? null;
  }
  const ladder = { thresholds, delays };
  known.set(bands, ladder);
  return ladder;
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
  // One shape and no spreading: this is done for every reading.
  const against = (
    name: Measure,
    number: number,
    perPerson: number,
    { bands, hysteresis }: Pick<Rule, 'bands' | 'hysteresis'> = rule,
  ): Measurement => {
    const { thresholds, delays } = ladderOf(bands, sign);
    const value = sign * number;
    const perOne = sign * perPerson;
    return { measure: name, value, sign, thresholds, delays, hysteresis, perPerson: perOne };
  };
  const found: Measurement[] = [];
  if (rule.growth && perMinute !== null && rule.growth.bands.length > 0) {
    found.push(against('rate', growthAsTold(rule.growth, perMinute), 0, rule.growth));
  }
  if (rule.kind === 'rate') return found;
  if (rule.kind === 'forecast' && perMinute !== null) {
    const ahead = against('forecast', value + perMinute * (rule.projectionMinutes ?? 0), 0);
    // Nobody is there yet: what holds at once of the number itself does not of what will be.
    ahead.delays = AS_THE_RULE_SAYS;
    found.push(ahead);
  }
  // First, so that what is speaks before what will be.
  if (rule.kind === 'bands' || rule.kind === 'forecast') {
    return [against('value', value, 1), ...found];
  }
  const ratio = ratioPercent(value, context.capacity);
  if (ratio !== null) found.push(against('ratio', ratio, 100 / context.capacity!));
  const persons = rule.density ? density(value, context.effectiveAreaSquareMetres) : null;
  if (persons !== null) {
    const perPerson = 1 / context.effectiveAreaSquareMetres!;
    found.push(against('density', persons, perPerson, rule.density!));
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
