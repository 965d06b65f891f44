import { fenceOf } from '../../shared/geo/fence.ts';
import type { Position } from '../../shared/model/common.ts';
import type { Absence, Combination, Geofence, WatchRule } from '../../shared/model/watch-rule.ts';
import type { Sight, SightOf, WatchPlace } from '../../shared/risk/watch-place.ts';
import { MORNING } from './risk.ts';

/** A square of about 2 km beside the place [120.3, 31.5]. */
export const SQUARE: Position[] = [
  [120.29, 31.49],
  [120.31, 31.49],
  [120.31, 31.51],
  [120.29, 31.51],
  [120.29, 31.49],
];
export const INSIDE: Position = [120.3, 31.5];
/** About 95 m east of the square. */
export const BESIDE: Position = [120.311, 31.5];
/** Some 8.5 km off. */
export const FAR: Position = [120.4, 31.5];

export const UNITS = { types: ['patrol-team'], callSigns: [] } satisfies Geofence['units'];
const DRAWN = {
  kind: 'drawn',
  outline: { type: 'Polygon', coordinates: [SQUARE] },
} satisfies Geofence['area'];

/** Rain of 30 mm/h at two stations and water at yellow anywhere; say what matters to the test. */
export const combination = (changes: Partial<Combination> = {}): Combination => ({
  kind: 'combination',
  where: { kind: 'each', level: 'county' },
  conditions: [
    {
      streams: { by: 'metric', metric: 'rainfall' },
      test: { kind: 'value', direction: 'above', value: 30 },
      joined: 2,
    },
    {
      streams: { by: 'metric', metric: 'water-level' },
      test: { kind: 'level', level: 'yellow' },
      joined: 'any',
    },
  ],
  joined: 'all',
  ...changes,
});

export const absence = (changes: Partial<Absence> = {}): Absence => ({
  kind: 'absence',
  units: UNITS,
  areas: [DRAWN],
  from: 'inside',
  minutes: 30,
  ...changes,
});

export const geofence = (changes: Partial<Geofence> = {}): Geofence => ({
  kind: 'geofence',
  units: UNITS,
  area: DRAWN,
  event: 'enter',
  minutes: null,
  deadbandMetres: 200,
  ...changes,
});

/** One minute either way, orange. */
export const watchRule = (
  watches: WatchRule['watches'],
  changes: Partial<WatchRule> = {},
): WatchRule => ({
  id: 'watch-test',
  name: '测试',
  nameEnglish: 'Test',
  level: 'orange',
  watches,
  onDelaySeconds: 60,
  offDelaySeconds: 60,
  source: 'made for a test',
  confidence: 'D',
  effectiveFrom: '2026-01-01T00:00:00.000Z',
  ...changes,
});

/** Streams 1 to 3 measure rain, 4 and 5 water; unit 6 and 7 drive. */
export const watchPlace = (rule: WatchRule, changes: Partial<WatchPlace> = {}): WatchPlace => ({
  rule,
  version: 1,
  key: 'somewhere',
  name: '某地',
  county: null,
  town: null,
  point: INSIDE,
  subject: null,
  conditions: [
    [1, 2, 3].map((number) => ({ number, id: `rain-${number}`, isJudged: true })),
    [4, 5].map((number) => ({ number, id: `gauge-${number}`, isJudged: true })),
  ],
  fence: fenceOf([SQUARE]),
  units: [6].map((number) => ({ number, id: `unit-${number}`, callSign: `锡巡${number}` })),
  synthetic: true,
  ...changes,
});

export const sight = (changes: Partial<Sight> = {}): Sight => ({
  at: MORNING,
  value: null,
  place: null,
  condition: 'none',
  isDoubtful: false,
  ...changes,
});

export const sights =
  (of: Readonly<Record<number, Partial<Sight>>>): SightOf =>
  (number) =>
    of[number] && sight(of[number]);
