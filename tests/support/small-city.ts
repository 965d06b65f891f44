import type { City } from '../../server/database/seed/seed-city.ts';
import type { Position } from '../../shared/model/common.ts';
import type { Metric, Stream, SubjectKind } from '../../shared/model/stream.ts';
import { box, gridOf, middleOf, smallCoverage, TOWNS } from './small-coverage.ts';

type StreamDraft = {
  metric: Metric;
  subjectKind: SubjectKind;
  subject: string | null;
  rule?: string;
};

const stream = (number: number, id: string, town: string, draft: StreamDraft): Stream => ({
  id,
  number,
  feed: draft.metric === 'position' ? 'units' : 'sensors',
  name: `监测点 ${id}`,
  place: middleOf(town),
  town,
  grid: gridOf(town, 1),
  periodSeconds: 60,
  synthetic: true,
  rule: null,
  ...draft,
});

/** Stream ids by what they measure. Numbers run from 1 in this order. */
export const STREAMS = {
  gaugeEast: 'gauge-east',
  gaugeWest: 'gauge-west',
  crowdEast: 'crowd-east',
  occupancyWest: 'occupancy-west',
  gasEast: 'gas-east',
  unitEast: 'unit-east',
  unitWest: 'unit-west',
} as const;

const STATION = { subjectKind: 'station', subject: null } as const;
const streams = (): Stream[] => [
  stream(1, STREAMS.gaugeEast, TOWNS.eastOne, {
    metric: 'water-level',
    ...STATION,
    rule: 'water-level-wuxi',
  }),
  stream(2, STREAMS.gaugeWest, TOWNS.westOne, {
    metric: 'water-level',
    ...STATION,
    rule: 'water-level-wuxi',
  }),
  stream(3, STREAMS.crowdEast, TOWNS.eastTwo, {
    metric: 'crowd-count',
    subjectKind: 'gathering',
    subject: 'square-east',
    rule: 'crowd-moving',
  }),
  stream(4, STREAMS.occupancyWest, TOWNS.westTwo, {
    metric: 'shelter-occupancy',
    subjectKind: 'shelter',
    subject: 'school-west',
    rule: 'shelter-ratio',
  }),
  stream(5, STREAMS.gasEast, TOWNS.eastOne, {
    metric: 'gas',
    subjectKind: 'hazard',
    subject: 'chemical-east',
    rule: 'gas-lel',
  }),
  stream(6, STREAMS.unitEast, TOWNS.eastOne, {
    metric: 'position',
    subjectKind: 'resource',
    subject: 'engine-east',
  }),
  stream(7, STREAMS.unitWest, TOWNS.westOne, {
    metric: 'position',
    subjectKind: 'resource',
    subject: 'boat-west',
  }),
];

const ring = ([lon, lat]: Position, half = 0.001) =>
  box(lon - half, lat - half, lon + half, lat + half);

const feed = (id: string, name: string, department: string) => ({
  id,
  name,
  department,
  contactPoint: '值班台',
  datum: 'wgs84' as const,
  periodSeconds: 60,
  synthetic: true,
});

const hazard = (id: string, town: string, form: 'source' | 'area') => ({
  id,
  form,
  class: 'chemical' as const,
  name: '示例化工A',
  place: middleOf(town),
  outline:
    form === 'area' ? (ring(middleOf(town)) as City['registers']['hazards'][0]['outline']) : null,
  town,
  grid: gridOf(town, 1),
  risk: 'orange' as const,
  responsibleUnit: '示例单位',
  department: 'emergency',
  synthetic: true,
});

const resource = (id: string, callSign: string, town: string, stream: string) => ({
  id,
  callSign,
  type: 'fire-engine' as const,
  department: 'fire',
  base: middleOf(town),
  town,
  status: 'available' as const,
  stream,
  synthetic: true,
});

const registers = (): City['registers'] => ({
  departments: [
    { id: 'emergency', name: '应急局', nameEnglish: 'Emergency office' },
    { id: 'fire', name: '消防支队', nameEnglish: 'Fire brigade' },
  ],
  feeds: [feed('sensors', '传感网', 'emergency'), feed('units', '车辆定位', 'fire')],
  hazards: [
    hazard('chemical-east', TOWNS.eastOne, 'source'),
    hazard('chemical-area-west', TOWNS.westTwo, 'area'),
  ],
  gatherings: [
    {
      id: 'square-east',
      venue: '东广场',
      name: '东广场集市',
      permitMode: 'routine_exempt',
      motion: 'moving',
      place: middleOf(TOWNS.eastTwo),
      outline: ring(middleOf(TOWNS.eastTwo)) as City['registers']['gatherings'][0]['outline'],
      effectiveAreaSquareMetres: 10_000,
      approvedCapacity: 5_000,
      town: TOWNS.eastTwo,
      stream: STREAMS.crowdEast,
      synthetic: true,
    },
  ],
  shelters: [
    {
      id: 'school-west',
      name: '西镇中学避难场所',
      class: 'short',
      space: 'indoor',
      place: middleOf(TOWNS.westTwo),
      town: TOWNS.westTwo,
      grid: gridOf(TOWNS.westTwo, 1),
      effectiveAreaSquareMetres: 2_000,
      capacity: 1_000,
      state: 'open',
      stream: STREAMS.occupancyWest,
      synthetic: true,
    },
  ],
  resources: [
    resource('engine-east', '锡消101', TOWNS.eastOne, STREAMS.unitEast),
    resource('boat-west', '锡消201', TOWNS.westOne, STREAMS.unitWest),
  ],
  streams: streams(),
});

/** A city of two counties, four towns and eight grids, to be seeded where the real one would be slow. */
export const smallCity = (): City => ({ coverage: smallCoverage(), registers: registers() });
