import { describe, expect, it } from 'vitest';
import type { RiskAssessment } from '../../../shared/model/hazard-file.ts';
import { riskColour, riskScore, unknownSteps } from '../../../shared/risk/lec.ts';

const judged = { source: 'test', confidence: 'L' } as const;
const lec = (likelihood: number, exposure: number, consequence: number): RiskAssessment => ({
  ...{ method: 'LEC', likelihood, exposure, consequence, ...judged },
});
const matrix = (likelihood: number, severity: number): RiskAssessment => ({
  ...{ method: 'LS', likelihood, severity, ...judged },
});

describe('the risk colour', () => {
  it.each([
    [lec(10, 10, 40), 4000, 'red'],
    [lec(3, 6, 15), 270, 'orange'],
    [lec(3, 3, 15), 135, 'yellow'],
    [lec(1, 3, 15), 45, 'blue'],
    [lec(0.1, 0.5, 1), 0.05, 'blue'],
  ])('by LEC of %o is %s, %s', (assessment, score, colour) => {
    expect(riskScore(assessment)).toBe(score);
    expect(riskColour(assessment)).toBe(colour);
  });

  it.each([
    [matrix(5, 4), 'red'],
    [matrix(4, 3), 'orange'],
    [matrix(5, 1), 'yellow'],
    [matrix(2, 2), 'blue'],
  ])('by the matrix of %o is %s: a bound belongs to the worse band', (assessment, colour) => {
    expect(riskColour(assessment)).toBe(colour);
  });

  it('takes no factor the method does not know', () => {
    expect(unknownSteps(lec(3, 6, 15))).toEqual([]);
    expect(unknownSteps(lec(4, 6, 16))).toEqual(['likelihood', 'consequence']);
    expect(unknownSteps(matrix(1, 1))).toEqual([]);
  });
});
