import type { WatchRule } from '../model/watch-rule.ts';

/** When this table was put together. */
const EFFECTIVE_FROM = '2026-01-01T00:00:00.000Z';

/** GB/T 2260 codes of the districts and county-level cities of Wuxi. */
const COUNTIES = ['320205', '320206', '320211', '320213', '320214', '320281', '320282'] as const;

type Draft = Omit<WatchRule, 'confidence' | 'effectiveFrom'>;
const ours = (draft: Draft): WatchRule => ({
  ...draft,
  confidence: 'D',
  effectiveFrom: EFFECTIVE_FROM,
});

/**
 * The watch rules a city begins with: all of them defaults of this platform [D], few, and silent on a normal day.
 * That units cannot reach a hazard in time is a fact of where stations stand and not an event: no rule of that kind
 * is shipped, because it would never end.
 */
export const SHIPPED_WATCH_RULES: readonly WatchRule[] = [
  ours({
    id: 'watch-rain-and-water',
    name: '强降雨且水位上涨',
    nameEnglish: 'Heavy rain and rising water',
    level: 'yellow',
    watches: {
      kind: 'combination',
      where: { kind: 'each', level: 'county' },
      conditions: [
        {
          streams: { by: 'metric', metric: 'rainfall' },
          test: { kind: 'level', level: 'yellow' },
          joined: 2,
        },
        {
          streams: { by: 'metric', metric: 'water-level' },
          test: { kind: 'level', level: 'yellow' },
          joined: 'any',
        },
      ],
      joined: 'all',
    },
    onDelaySeconds: 120,
    offDelaySeconds: 1_800,
    source:
      '同一区（市）两处雨量达黄色、一处水位达黄色；本平台默认值，非标准 (rain at two stations and water at one, both yellow; default of this platform)',
  }),
  ours({
    id: 'watch-gas-at-two',
    name: '两处可燃气体同时报警',
    nameEnglish: 'Combustible gas at two places',
    level: 'orange',
    watches: {
      kind: 'combination',
      where: { kind: 'each', level: 'town' },
      conditions: [
        {
          streams: { by: 'metric', metric: 'gas' },
          test: { kind: 'level', level: 'yellow' },
          joined: 2,
        },
      ],
      joined: 'all',
    },
    onDelaySeconds: 10,
    offDelaySeconds: 300,
    source:
      '同一镇（街道）两处达20%LEL，不是一只探头的故障；本平台默认值，非标准 (two detectors past 20 % LEL are no fault of one; default of this platform)',
  }),
  ours({
    id: 'watch-county-patrol',
    name: '区（市）内4小时无巡防力量',
    nameEnglish: 'No patrol in the county for 4 hours',
    level: 'blue',
    watches: {
      kind: 'absence',
      units: { types: ['patrol-team'], callSigns: [] },
      areas: COUNTIES.map((code) => ({ kind: 'administrative', code })),
      from: 'inside',
      minutes: 240,
    },
    onDelaySeconds: 0,
    offDelaySeconds: 60,
    source:
      '治安巡防（条例第25条）未定班次，4小时为本平台默认值 (patrols by art. 25; 4 hours is a default of this platform)',
  }),
];
