import { describe, expect, it } from 'vitest';
import { EXPOSURES } from '../../../shared/model/hazard-file.ts';
import { majorHazard } from '../../../shared/risk/major-hazard.ts';

const ammonia = (tonnes: number) => [{ substance: 'ammonia' as const, tonnes }];

describe('art. 10: the grade of a major hazard installation (GB 18218)', () => {
  it('is none below a sum of 1, whatever R would be', () => {
    const { sum, grade } = majorHazard(ammonia(9.999), '100-more');
    expect(sum).toBeLessThan(1);
    expect(grade).toBeNull();
    expect(majorHazard([], '100-more').grade).toBeNull();
  });

  it('begins at a sum of exactly 1, several substances together', () => {
    const mixed = majorHazard(
      [
        { substance: 'ammonia', tonnes: 1 },
        { substance: 'chlorine', tonnes: 1 },
        { substance: 'natural-gas', tonnes: 35 },
      ],
      'none',
    );
    expect(mixed.sum).toBe(1);
    expect(mixed.score).toBe(0.5 * (0.2 + 0.8 + 1.05));
    expect(mixed.grade).toBe(4);
  });

  it.each([
    [24.9, 4],
    [25, 3],
    [124.9, 3],
    [125, 2],
    [249.9, 2],
    [250, 1],
  ])('of %s t of ammonia beside 100 people is %s', (tonnes, grade) => {
    expect(majorHazard(ammonia(tonnes), '100-more').grade).toBe(grade);
  });

  it('follows α through its five classes', () => {
    const alphas = EXPOSURES.map((exposure) => majorHazard(ammonia(10), exposure).alpha);
    expect(alphas).toEqual([0.5, 1, 1.2, 1.5, 2]);
  });

  it('reckons with the worst class where nobody counted, and says so', () => {
    const uncounted = majorHazard(ammonia(25), null);
    expect(uncounted).toMatchObject({ alpha: 2, isExposureKnown: false, grade: 3 });
  });

  it('shows every number it rests on with its confidence', () => {
    const [part] = majorHazard(ammonia(20), 'none').parts;
    expect(part).toMatchObject({
      threshold: { value: 10, confidence: 'L' },
      beta: { value: 2, confidence: 'S' },
      ratio: 2,
      weighted: 4,
    });
  });
});
