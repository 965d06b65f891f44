import Value from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { INVENTED_SUPPLIES } from '../../geodata/supplies.ts';
import { otherOf, SupplyItem } from '../../shared/model/supply.ts';

describe('the demonstration’s catalogue of supplies', () => {
  it('invents no code: below the class every layer is "99, other", and says how little that is', () => {
    const codes = INVENTED_SUPPLIES.map(({ code, confidence }) => [code, confidence]);
    const known = ['1', '2', '3'].map((of) => [otherOf(of as '1'), 'D']);
    for (const code of codes) expect(known).toContainEqual(code);
  });

  it('is made of what the model allows, each item once', () => {
    for (const { minimum: _, keepsDays: __, ...item } of INVENTED_SUPPLIES) {
      expect([item.id, Value.Check(SupplyItem, { ...item, version: 1, synthetic: true })]).toEqual([
        item.id,
        true,
      ]);
    }
    expect(new Set(INVENTED_SUPPLIES.map(({ id }) => id)).size).toBe(INVENTED_SUPPLIES.length);
  });

  it('takes water and toilets from Sphere, and says of every other norm that it is ours', () => {
    const norms = INVENTED_SUPPLIES.flatMap(({ id, need }) =>
      need ? [[id, need.confidence]] : [],
    );
    expect(norms.filter(([, confidence]) => confidence === 'S').map(([id]) => id)).toEqual([
      'water',
      'toilet',
    ]);
    expect(INVENTED_SUPPLIES[0]!.need).toMatchObject({ amount: 15, daily: true });
  });
});
