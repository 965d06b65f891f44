import { describe, expect, it } from 'vitest';
import type { Position } from '../../../shared/model/common.ts';
import type { Hazard } from '../../../shared/model/hazard.ts';
import { sitingFindings, undersizedClasses } from '../../../shared/risk/shelter-siting.ts';
import { facilities } from '../../support/shelter-facilities.ts';

/** A hundredth of a degree of latitude is 1,112 m. */
const PLACE: Position = [120.3, 31.5];
const site = { place: PLACE, grossAreaSquareMetres: 10_000, outline: null };
const northOf = (metres: number): Position => [120.3, 31.5 + metres / 111_195];
const around = ([lon, lat]: Position, half: number): Hazard['outline'] => ({
  type: 'Polygon',
  coordinates: [
    [
      [lon - half, lat - half],
      [lon + half, lat - half],
      [lon + half, lat + half],
      [lon - half, lat + half],
      [lon - half, lat - half],
    ],
  ],
});
const hazard = (changes: Partial<Hazard>): Hazard => ({
  id: 'hazard-1',
  form: 'source',
  class: 'chemical',
  name: '示例化工A',
  place: PLACE,
  outline: null,
  town: '320205106',
  grid: null,
  risk: 'red',
  responsibleUnit: '示例化工A',
  department: 'emergency',
  synthetic: true,
  ...changes,
});
const area = (of: Hazard['class'], place: Position, half: number) =>
  hazard({ class: of, form: 'area', place, outline: around(place, half) });

describe('the siting check (art. 21)', () => {
  it('finds the flood area a site lies in, and one that reaches its edge', () => {
    const found = sitingFindings(site, [
      area('flood', PLACE, 0.01),
      area('flood', northOf(100), 0.0005),
    ]);
    expect(found).toMatchObject([
      { class: 'flood', metres: 0, confidence: 'S' },
      { class: 'flood', metres: 0 },
    ]);
  });

  it('passes over a flood area that ends before the site', () => {
    expect(sitingFindings(site, [area('flood', northOf(400), 0.001)])).toEqual([]);
  });

  it('measures from the edge of the site, whose radius is 56 m', () => {
    const at = (metres: number) => sitingFindings(site, [hazard({ place: northOf(metres) })]);
    expect(at(555)).toMatchObject([{ metres: 499, allowedMetres: 500, confidence: 'D' }]);
    expect(at(560)).toEqual([]);
  });

  it('measures from what was drawn of the site, not from a circle, once it was drawn', () => {
    const drawn = { ...site, outline: around(PLACE, 0.002) };
    // The edge of the drawn site is 222 m north of its place, that of the circle 56 m.
    const chemical = hazard({ place: northOf(700) });
    expect(sitingFindings(site, [chemical])).toEqual([]);
    expect(sitingFindings(drawn, [chemical])).toMatchObject([{ metres: 478 }]);
    const across = area('flood', northOf(230), 0.0002);
    expect(sitingFindings(site, [across])).toEqual([]);
    expect(sitingFindings(drawn, [across])).toMatchObject([{ metres: 0 }]);
  });

  it('finds a flood area that crosses a drawn site though no corner of either lies in the other', () => {
    const bar = (half: [number, number]): Hazard['outline'] => {
      const [lon, lat] = PLACE;
      const [wide, high] = half;
      return {
        type: 'Polygon',
        coordinates: [
          [
            [lon - wide, lat - high],
            [lon + wide, lat - high],
            [lon + wide, lat + high],
            [lon - wide, lat + high],
            [lon - wide, lat - high],
          ],
        ],
      };
    };
    const drawn = { ...site, outline: bar([0.01, 0.0005]) };
    const flood = { ...area('flood', PLACE, 0.001), outline: bar([0.0005, 0.01]) };
    expect(sitingFindings(drawn, [flood])).toMatchObject([{ class: 'flood', metres: 0 }]);
  });

  it('finds a gas zone only where it lies across, and its sources within 100 m', () => {
    const gas = { class: 'gas', place: northOf(200) } as const;
    expect(sitingFindings(site, [hazard(gas), area('gas', northOf(200), 0.0005)])).toEqual([]);
    expect(sitingFindings(site, [hazard({ ...gas, place: northOf(140) })])).toHaveLength(1);
  });

  it('has nothing against a road black spot next door', () => {
    expect(sitingFindings(site, [hazard({ class: 'road-black-spot' })])).toEqual([]);
  });
});

describe('the least area of a class', () => {
  it('is missed by a short site of less than 0.2 hm²', () => {
    const small = facilities({ classes: ['emergency', 'short'], effectiveAreaSquareMetres: 1_900 });
    expect(undersizedClasses(small)).toEqual(['short']);
  });
});
