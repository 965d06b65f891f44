import { indexRegisters } from '../../../client/store/registers.ts';
import type { Alarm } from '../../../shared/model/alarm.ts';
import { CONDITION_CODE, type Condition } from '../../../shared/model/level.ts';
import type { Registers } from '../../../shared/wire/situation.ts';
import {
  packDegrees,
  packHeading,
  packSpeed,
  positionColumns,
  scalarColumns,
  UPDATE_FLAGS,
} from '../../../shared/wire/telemetry-columns.ts';
import type { Frame } from '../../../shared/wire/telemetry-frame.ts';
import { decodeFrame, encodeSlice, joinFrame } from '../../../shared/wire/telemetry-frame.ts';

export const COUNTY = '320211';
const TOWN = '320211001';
export const OTHER_TOWN = '320213001';
export const WATER_STREAM = 1;
export const GAS_STREAM = 2;
export const UNIT_STREAM = 3;
export const SHELTER_STREAM = 4;
export const CROWD_STREAM = 5;
export const NOON = Date.parse('2026-11-22T12:00:00.000Z');

const area = (code: string, level: 'county' | 'town', parent: string | null) => ({
  code,
  level,
  name: code,
  parent,
  centre: [120.3, 31.5] as [number, number],
  bounds: [120, 31, 121, 32] as [number, number, number, number],
  households: 100,
  synthetic: true,
});

const stream = (
  number: number,
  metric: Registers['streams'][number]['metric'],
  subjectKind: Registers['streams'][number]['subjectKind'],
  subject: string | null,
) => ({
  id: `stream-${number}`,
  number,
  feed: 'feed-one',
  metric,
  name: `监测点${number}`,
  place: [120.3, 31.5] as [number, number],
  town: TOWN,
  grid: null,
  periodSeconds: 10,
  subjectKind,
  subject,
  rule: null,
  synthetic: true,
});

/** One of everything: a station, a hazard with a gas sensor, a unit, a shelter, a gathering. */
export const REGISTERS: Registers = {
  revision: 'r1',
  areas: [
    area(COUNTY, 'county', null),
    area('320213', 'county', null),
    area(TOWN, 'town', COUNTY),
    area(OTHER_TOWN, 'town', '320213'),
  ],
  departments: [],
  streams: [
    stream(WATER_STREAM, 'water-level', 'station', null),
    stream(GAS_STREAM, 'gas', 'hazard', 'hazard-one'),
    stream(UNIT_STREAM, 'position', 'resource', 'unit-one'),
    stream(SHELTER_STREAM, 'shelter-occupancy', 'shelter', 'shelter-one'),
    stream(CROWD_STREAM, 'crowd-count', 'gathering', 'gathering-one'),
  ],
  hazards: [
    {
      id: 'hazard-one',
      form: 'source',
      class: 'chemical',
      name: '示例化工A',
      place: [120.31, 31.51],
      outline: null,
      town: TOWN,
      grid: null,
      risk: 'orange',
      responsibleUnit: '示例化工A',
      department: 'emergency',
      synthetic: true,
    },
  ],
  gatherings: [
    {
      id: 'gathering-one',
      venue: '示例广场',
      name: '示例广场·主区',
      permitMode: 'permitted',
      motion: 'standing',
      place: [120.32, 31.52],
      outline: {
        type: 'Polygon',
        coordinates: [
          [
            [120.32, 31.52],
            [120.33, 31.52],
            [120.33, 31.53],
            [120.32, 31.52],
          ],
        ],
      },
      effectiveAreaSquareMetres: 1_000,
      approvedCapacity: 2_000,
      town: TOWN,
      stream: `stream-${CROWD_STREAM}`,
      synthetic: true,
    },
  ],
  shelters: [
    {
      id: 'shelter-one',
      name: '示例学校避难场所',
      class: 'short',
      space: 'indoor',
      place: [120.34, 31.54],
      town: TOWN,
      grid: null,
      effectiveAreaSquareMetres: 1_000,
      capacity: 500,
      state: 'open',
      stream: `stream-${SHELTER_STREAM}`,
      synthetic: true,
    },
  ],
  resources: [
    {
      id: 'unit-one',
      callSign: '滨湖消防01',
      type: 'fire-engine',
      department: 'fire',
      base: [120.35, 31.55],
      town: TOWN,
      status: 'available',
      stream: `stream-${UNIT_STREAM}`,
      synthetic: true,
    },
  ],
  rules: [],
};

export const INDEXED = indexRegisters(REGISTERS);

export function anAlarm(more: Partial<Alarm> = {}): Alarm {
  return {
    id: 7,
    rule: null,
    cause: 'band',
    stream: `stream-${GAS_STREAM}`,
    feed: 'feed-one',
    watch: null,
    event: null,
    subjectKind: 'hazard',
    subject: 'hazard-one',
    name: '示例化工A 可燃气体',
    level: 'orange',
    occurrence: 1,
    active: true,
    raisedAt: new Date(NOON).toISOString(),
    changedAt: new Date(NOON).toISOString(),
    clearedAt: null,
    acknowledgedAt: null,
    acknowledgedBy: null,
    value: 30,
    threshold: 25,
    unit: '%LEL',
    place: [120.31, 31.51],
    town: TOWN,
    grid: null,
    synthetic: true,
    ...more,
  };
}

/** A frame with one number in it. */
export function valueFrame(
  streamNumber: number,
  value: number,
  at: number,
  condition: Condition = 'none',
  suspect = false,
): Frame {
  const scalars = scalarColumns(1);
  scalars.flags[0] = suspect ? UPDATE_FLAGS.suspect : 0;
  scalars.streams[0] = streamNumber;
  scalars.values[0] = value;
  scalars.times[0] = at;
  scalars.conditions[0] = CONDITION_CODE[condition];
  const slice = encodeSlice(Number(TOWN), scalars, positionColumns(0));
  return decodeFrame(joinFrame({ sequence: 1, serverTime: at, keyframe: false }, [slice]));
}

/** A frame with one position in it. @param heading degrees clockwise from north */
export function positionFrame(
  streamNumber: number,
  lon: number,
  lat: number,
  at: number,
  heading = 90,
): Frame {
  const positions = positionColumns(1);
  positions.streams[0] = streamNumber;
  positions.lons[0] = packDegrees(lon);
  positions.lats[0] = packDegrees(lat);
  positions.times[0] = at;
  positions.speeds[0] = packSpeed(12);
  positions.headings[0] = packHeading(heading);
  const slice = encodeSlice(Number(TOWN), scalarColumns(0), positions);
  return decodeFrame(joinFrame({ sequence: 2, serverTime: at, keyframe: false }, [slice]));
}
