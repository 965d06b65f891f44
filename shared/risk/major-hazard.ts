import type { Exposure, MajorGrade, StockItem, Substance } from '../model/hazard-file.ts';
import type { Confidence } from '../model/rule.ts';
import { ALPHA } from './exposure.ts';

type Known = { value: number; confidence: Confidence };
const sure = (value: number): Known => ({ value, confidence: 'S' });
const likely = (value: number): Known => ({ value, confidence: 'L' });
/** A liquid's factor lies between 1 and 2 by its class, which is not settled here: the worse end. */
const worseEnd: Known = { value: 2, confidence: 'D' };

/** Threshold quantity Q in tonnes and correction factor β. Source: GB 18218-2018 by DOMAIN.md §2.4. */
export const SUBSTANCE_TABLE: Readonly<Record<Substance, { threshold: Known; beta: Known }>> = {
  ammonia: { threshold: likely(10), beta: sure(2) },
  chlorine: { threshold: likely(5), beta: sure(4) },
  hydrogen: { threshold: likely(5), beta: likely(1.5) },
  'natural-gas': { threshold: likely(50), beta: likely(1.5) },
  petrol: { threshold: likely(200), beta: worseEnd },
  methanol: { threshold: likely(500), beta: worseEnd },
  benzene: { threshold: likely(50), beta: worseEnd },
  acetylene: { threshold: likely(1), beta: likely(1.5) },
  'ethylene-oxide': { threshold: likely(10), beta: sure(2) },
  'hydrogen-fluoride': { threshold: likely(1), beta: sure(5) },
};

/** From which R on a grade holds [S]. */
const GRADE_FROM: readonly [MajorGrade, number][] = [
  [1, 100],
  [2, 50],
  [3, 10],
  [4, 0],
];

export type MajorHazardPart = StockItem & {
  threshold: Known;
  beta: Known;
  /** q/Q */
  ratio: number;
  /** β·q/Q */
  weighted: number;
};
export type MajorHazard = {
  parts: MajorHazardPart[];
  /** S = Σ q/Q; from 1 on it is a major hazard installation. */
  sum: number;
  /** Its value, and whether anybody counted: the worst class is taken where nobody did. */
  alpha: number;
  isExposureKnown: boolean;
  /** R = α·Σ β·q/Q */
  score: number;
  /** null: no major hazard installation */
  grade: MajorGrade | null;
};

/** Nine digits: 0.1 + 0.2 + 0.7 must not fall short of 1. */
const exact = (value: number): number => Number(value.toFixed(9));
const total = (values: readonly number[]): number => exact(values.reduce((sum, v) => sum + v, 0));

/**
 * Whether a stock makes a major hazard installation and of which grade, with every number it rests on.
 * @param exposure null: nobody counted who stays around it
 */
export function majorHazard(stock: readonly StockItem[], exposure: Exposure | null): MajorHazard {
  const parts = stock.map((item): MajorHazardPart => {
    const known = SUBSTANCE_TABLE[item.substance];
    const ratio = exact(item.tonnes / known.threshold.value);
    return { ...item, ...known, ratio, weighted: exact(ratio * known.beta.value) };
  });
  const sum = total(parts.map(({ ratio }) => ratio));
  const alpha = ALPHA[exposure ?? '100-more'];
  const score = exact(alpha * total(parts.map(({ weighted }) => weighted)));
  const grade = sum >= 1 ? GRADE_FROM.find(([, from]) => score >= from)![0] : null;
  return { parts, sum, alpha, isExposureKnown: exposure !== null, score, grade };
}
