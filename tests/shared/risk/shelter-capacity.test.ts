import { describe, expect, it } from 'vitest';
import { classCapacity, stayCapacity } from '../../../shared/risk/shelter-capacity.ts';
import { facilities } from '../../support/shelter-facilities.ts';

describe('the capacity of a shelter (art. 21)', () => {
  it.each([
    ['emergency', 4_000],
    ['short', 1_000],
    ['medium', 666],
    ['long', 444],
  ] as const)('of class %s is its effective area by the class’s m² a head', (of, places) => {
    const plenty = facilities({ beds: 9_000, toilets: 900, waterLitresPerDay: 900_000 });
    expect(classCapacity(of, plenty)).toMatchObject({ places, binding: 'area', unrecorded: [] });
  });

  it.each([
    [{ beds: 300 }, 'beds', 300],
    [{ toilets: 20 }, 'toilets', 400],
    [{ waterLitresPerDay: 1_499 }, 'water', 99],
  ] as const)('is no more than %o serve', (changes, binding, places) => {
    expect(classCapacity('short', facilities(changes))).toMatchObject({ places, binding });
  });

  it('of a day needs no beds, and fifty share a toilet', () => {
    const site = facilities({ beds: 10, toilets: 20, waterLitresPerDay: 90_000 });
    expect(classCapacity('emergency', site)).toMatchObject({ places: 1_000, binding: 'toilets' });
  });

  it('names what nobody recorded and does not take it for plenty', () => {
    const capacity = classCapacity('short', facilities({ toilets: null, waterLitresPerDay: null }));
    expect(capacity).toMatchObject({ places: 1_000, unrecorded: ['toilets', 'water'] });
  });

  it('is less for those who stay, by Sphere: 3.5 m² of floor indoors, 30 m² of ground outdoors', () => {
    const plenty = { toilets: 900, waterLitresPerDay: 900_000 };
    expect(stayCapacity(facilities(plenty)).places).toBe(571);
    expect(stayCapacity(facilities({ ...plenty, space: 'outdoor' })).places).toBe(86);
  });
});
