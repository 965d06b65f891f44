import type { RiskAssessment } from '../model/hazard-file.ts';
import type { Level } from '../model/level.ts';
import type { Confidence } from '../model/rule.ts';

/** Steps each factor of LEC can take, worst first. Source: DOMAIN.md §2.5 [L, set by the enterprise]. */
export const LEC_STEPS = {
  likelihood: [10, 6, 3, 1, 0.5, 0.2, 0.1],
  exposure: [10, 6, 3, 2, 1, 0.5],
  consequence: [100, 40, 15, 7, 3, 1],
} as const;
export type LecFactor = keyof typeof LEC_STEPS;

type Bands = { from: readonly [Level, number][]; source: string; confidence: Confidence };

/** From which product on a colour holds, worst first. */
export const RISK_BANDS: Readonly<Record<RiskAssessment['method'], Bands>> = {
  LEC: {
    from: [
      ['red', 320],
      ['orange', 160],
      ['yellow', 70],
      ['blue', 0],
    ],
    source: 'LEC: D ≥ 320, 160, 70',
    confidence: 'L',
  },
  LS: {
    from: [
      ['red', 20],
      ['orange', 12],
      ['yellow', 5],
      ['blue', 0],
    ],
    source: 'LS 5 × 5: R ≥ 20, 12, 5',
    confidence: 'D',
  },
};

/** The product: D = L·E·C or R = L·S, without the noise of binary fractions. */
export function riskScore(assessment: RiskAssessment): number {
  const { likelihood } = assessment;
  const product =
    assessment.method === 'LEC'
      ? likelihood * assessment.exposure * assessment.consequence
      : likelihood * assessment.severity;
  return Number(product.toFixed(6));
}

/** The risk colour (重大/较大/一般/低) an assessment leads to; a value equal to a bound is in the worse band. */
export function riskColour(assessment: RiskAssessment): Level {
  const score = riskScore(assessment);
  return RISK_BANDS[assessment.method].from.find(([, from]) => score >= from)![0];
}

/** The factors of LEC that hold a number the method does not know. */
export function unknownSteps(assessment: RiskAssessment): LecFactor[] {
  if (assessment.method !== 'LEC') return [];
  const factors = Object.keys(LEC_STEPS) as LecFactor[];
  return factors.filter(
    (factor) => !(LEC_STEPS[factor] as readonly number[]).includes(assessment[factor]),
  );
}
