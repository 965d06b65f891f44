import { describe, expect, it } from 'vitest';
import { type Ground, type GroundStream, placesOf } from '../../../server/watch-rules/places.ts';
import { metresTo } from '../../../shared/geo/fence.ts';
import type { WatchRule } from '../../../shared/model/watch-rule.ts';
import { combinationAnswer } from '../../../shared/risk/combination.ts';
import { absence, combination, geofence, INSIDE, sights, watchRule } from '../../support/watch.ts';

const gauge = (number: number, county: string, rule: object | null = {}): GroundStream => ({
  ...{ number, id: `gauge-${number}`, metric: 'water-level', county, town: `${county}001`, rule },
  ...{ place: INSIDE, synthetic: false },
});
const county = (code: string) => ({
  ...{ code, level: 'county', name: `${code}区`, county: code, town: null, centre: INSIDE },
});
const GROUND: Ground = {
  streams: [gauge(1, '320205'), gauge(2, '320211'), gauge(3, '320205', null)],
  areas: new Map(['320205', '320211'].map((code) => [code, county(code)])),
  shapes: new Map(),
  hazards: new Map([
    [
      'tank',
      {
        ...{ id: 'tank', name: '储罐', county: '320205', town: '320205001', place: INSIDE },
        ...{ outline: null, synthetic: true },
      },
    ],
  ]),
  units: [
    { id: 'patrol-1', callSign: '锡巡1', type: 'patrol-team', number: 11, synthetic: false },
    { id: 'engine-1', callSign: '锡消1', type: 'fire-engine', number: 12, synthetic: false },
  ],
};
const places = (watches: WatchRule['watches']) =>
  placesOf({ rule: watchRule(watches), version: 1 }, GROUND);
const tank = { kind: 'hazard', hazard: 'tank' } as const;

describe('the places of a watch rule', () => {
  it('are each county with its own streams, and whether these are judged by a rule of their own', () => {
    const [condition] = combination().conditions;
    const water = {
      ...condition!,
      streams: { by: 'metric' as const, metric: 'water-level' as const },
    };
    const found = places(combination({ conditions: [water, water] }));
    expect(found.map(({ key, name }) => `${key} ${name}`)).toEqual([
      '320205 320205区',
      '320211 320211区',
    ]);
    expect(found[0]!.conditions[0]).toEqual([
      { number: 1, id: 'gauge-1', isJudged: true },
      { number: 3, id: 'gauge-3', isJudged: false },
    ]);
  });

  it('ask a stream that is named and in no register, which never answers', () => {
    const all = {
      streams: { by: 'name' as const, streams: ['gauge-1', 'gone'] },
      test: { kind: 'value' as const, direction: 'above' as const, value: 1 },
      joined: 'all' as const,
    };
    const watches = combination({ conditions: [all, all] });
    const [place] = places(watches);
    expect(combinationAnswer(watches, place!, sights({ 1: { value: 5 } }))).toBe('unknown');
  });

  it('are one for each unit of a fence, and a hazard that is a point reaches 500 m', () => {
    const found = places(
      geofence({ area: tank, units: { types: ['patrol-team'], callSigns: ['锡消1'] } }),
    );
    expect(found.map(({ key, name }) => `${key} ${name}`)).toEqual([
      'patrol-1 锡巡1 · 储罐',
      'engine-1 锡消1 · 储罐',
    ]);
    const [lon, lat] = INSIDE;
    const east = (metres: number): [number, number] => [lon + metres / 94_800, lat];
    expect(metresTo(found[0]!.fence!, east(480))).toBe(0);
    expect(metresTo(found[0]!.fence!, east(600))).toBeGreaterThan(90);
  });

  it('are still there when their hazard is in no register any more, with nothing known of them', () => {
    const gone = { kind: 'hazard', hazard: 'closed' } as const;
    const found = places(absence({ areas: [gone, tank] }));
    expect(found.map(({ key, fence }) => [key, fence !== null])).toEqual([
      ['closed', false],
      ['tank', true],
    ]);
    expect(found[1]!.subject).toEqual({ kind: 'hazard', id: 'tank' });
  });
});
