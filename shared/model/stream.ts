import Type, { type Static } from 'typebox';
import { AreaCode } from './area.ts';
import { CLOSED, Identifier, Name, Nullable, Position, Synthetic } from './common.ts';
import { GridCode } from './grid.ts';

/** What the readings of a stream carry: one number, a head count with flows, or a position. */
export const READING_KINDS = ['value', 'count', 'position'] as const;
export const ReadingKind = Type.Enum([...READING_KINDS]);
export type ReadingKind = (typeof READING_KINDS)[number];

/**
 * The table of what can be measured: unit, kind, and the range outside which a reading is refused as
 * impossible. Ranges are project defaults [D], wide enough for any instrument that works.
 */
export const METRICS = {
  'water-level': { unit: 'm', kind: 'value', minimum: -5, maximum: 60 },
  rainfall: { unit: 'mm/h', kind: 'value', minimum: 0, maximum: 400 },
  'wind-speed': { unit: 'm/s', kind: 'value', minimum: 0, maximum: 90 },
  'wind-direction': { unit: '°', kind: 'value', minimum: 0, maximum: 360 },
  gas: { unit: '%LEL', kind: 'value', minimum: 0, maximum: 100 },
  smoke: { unit: '%/m', kind: 'value', minimum: 0, maximum: 100 },
  temperature: { unit: '°C', kind: 'value', minimum: -60, maximum: 1200 },
  'air-quality': { unit: 'µg/m³', kind: 'value', minimum: 0, maximum: 2000 },
  'traffic-speed': { unit: 'km/h', kind: 'value', minimum: 0, maximum: 250 },
  'crowd-count': { unit: '人', kind: 'count', minimum: 0, maximum: 2_000_000 },
  'shelter-occupancy': { unit: '人', kind: 'count', minimum: 0, maximum: 200_000 },
  position: { unit: '', kind: 'position', minimum: 0, maximum: 0 },
} as const satisfies Record<
  string,
  { unit: string; kind: ReadingKind; minimum: number; maximum: number }
>;
export type Metric = keyof typeof METRICS;
export const METRIC_NAMES = Object.keys(METRICS) as Metric[];
export const Metric = Type.Enum(METRIC_NAMES);

/** What is measured in degrees from which it comes, clockwise from north: 350 and 10 are neighbours. */
export const isDirection = (metric: Metric): boolean => metric === 'wind-direction';
/** Whether there is a more and a less of it, which bands and thresholds need. */
export const isScale = (metric: Metric): boolean =>
  METRICS[metric].kind !== 'position' && !isDirection(metric);

/** What a stream watches. `station` is a place of its own, not in another register. */
export const SUBJECT_KINDS = ['station', 'hazard', 'gathering', 'shelter', 'resource'] as const;
export const SubjectKind = Type.Enum([...SUBJECT_KINDS]);
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/**
 * One series of readings. `number` is its short name on the wire and in the database, given once and
 * never reused. A moving stream (`position`) has its place in its readings; `place` is then its base.
 */
export const Stream = Type.Object(
  {
    id: Identifier,
    number: Type.Integer({ minimum: 1, maximum: 2_000_000_000 }),
    feed: Identifier,
    metric: Metric,
    name: Name,
    place: Position,
    town: Nullable(AreaCode),
    grid: Nullable(GridCode),
    periodSeconds: Type.Integer({ minimum: 1, maximum: 86_400 }),
    subjectKind: SubjectKind,
    subject: Nullable(Identifier),
    rule: Nullable(Identifier, { description: 'The rule it is judged by' }),
    synthetic: Synthetic,
  },
  CLOSED,
);
export type Stream = Static<typeof Stream>;
