import { describe, expect, it } from 'vitest';
import { amongClusters } from '../../../client/map/among-clusters.ts';
import { clusterPoints, foremostOf } from '../../../client/map/cluster.ts';
import type { MapPoint } from '../../../client/map/map-point.ts';
import { type Pickable, pick } from '../../../client/map/pick.ts';
import {
  alarmPoints,
  gatheringPoints,
  hazardPoints,
  shelterPoints,
  streamPoints,
} from '../../../client/map/points.ts';
import { unheardGrids } from '../../../client/map/unheard-grids.ts';
import { passesOf } from '../../../client/situation/filtering.ts';
import { worst } from '../../../client/situation/severity.ts';
import type { Coverage } from '../../../client/store/coverage.ts';
import { Telemetry } from '../../../client/store/telemetry.ts';
import { type Filters, NO_FILTERS, type Selection } from '../../../client/store/view-store.ts';
import { CONDITION_CODE, type Condition } from '../../../shared/model/level.ts';
import {
  anAlarm,
  COUNTY,
  CROWD_STREAM,
  GAS_STREAM,
  INDEXED,
  NOON,
  OTHER_TOWN,
  REGISTERS,
  valueFrame,
  WATER_STREAM,
} from '../../support/client/map.ts';

function sourceOf(conditions: [number, Condition][], filters: Partial<Filters> = {}) {
  const telemetry = new Telemetry();
  telemetry.configure(REGISTERS.streams);
  for (const [number, condition] of conditions) {
    telemetry.applyFrame(valueFrame(number, 1, NOON, condition));
  }
  const passes = passesOf({ ...NO_FILTERS, ...filters }, INDEXED, null);
  return { registers: INDEXED, telemetry, passes, now: NOON };
}

const codes = (...conditions: Condition[]) => conditions.map((word) => CONDITION_CODE[word]);
const point = (id: string, lon: number, lat: number, condition: Condition = 'none'): MapPoint => ({
  kind: 'hazard',
  id,
  lon,
  lat,
  condition: CONDITION_CODE[condition],
  icon: 'heading',
});

describe('the worst of several', () => {
  it('is red before all', () => {
    expect(worst(codes('blue', 'red', 'unknown'))).toBe(CONDITION_CODE.red);
  });
  it('is a level before unknown, and unknown before nothing', () => {
    expect(worst(codes('unknown', 'blue'))).toBe(CONDITION_CODE.blue);
    expect(worst(codes('none', 'unknown'))).toBe(CONDITION_CODE.unknown);
  });
});

describe('points', () => {
  it('show a hazard in the state of its sensor and with its own risk', () => {
    const [hazard] = hazardPoints(sourceOf([[GAS_STREAM, 'yellow']]));
    expect(hazard?.condition).toBe(CONDITION_CODE.yellow);
    expect(hazard?.icon).toBe('hazard:chemical:orange');
  });

  it('show what was never heard as unknown, never as quiet', () => {
    const [hazard] = hazardPoints(sourceOf([]));
    const [gathering] = gatheringPoints(sourceOf([]));
    expect(hazard?.condition).toBe(CONDITION_CODE.unknown);
    expect(gathering?.condition).toBe(CONDITION_CODE.unknown);
  });

  it('show quiet stations only when they are asked for', () => {
    const quiet = sourceOf([[WATER_STREAM, 'none']]);
    expect(streamPoints(quiet, false)).toEqual([]);
    expect(streamPoints(quiet, true)).toHaveLength(1);
    expect(streamPoints(sourceOf([[WATER_STREAM, 'blue']]), false)).toHaveLength(1);
  });

  it('show sensors of hazards and shelters by those, not by themselves', () => {
    const ids = streamPoints(sourceOf([]), true).map(({ id }) => id);
    expect(ids).toEqual([`stream-${WATER_STREAM}`]);
  });

  it('show an alarm by level, hollow once it is over', () => {
    const { passes } = sourceOf([]);
    const look = (more: Parameters<typeof anAlarm>[0]) =>
      alarmPoints(new Map([[7, anAlarm(more)]]), passes)[0]?.icon;
    expect(look({})).toBe('alarm:orange:open');
    expect(look({ acknowledgedAt: '2026-11-22T12:00:00.000Z' })).toBe('alarm:orange:seen');
    expect(look({ active: false })).toBe('alarm:orange:over');
  });

  it('leave out an alarm without a place', () => {
    expect(alarmPoints(new Map([[7, anAlarm({ place: null })]]), sourceOf([]).passes)).toEqual([]);
  });
});

describe('filters', () => {
  it('by county let through what is in its towns', () => {
    expect(shelterPoints(sourceOf([], { areas: [COUNTY] }))).toHaveLength(1);
    expect(shelterPoints(sourceOf([], { areas: [OTHER_TOWN] }))).toEqual([]);
  });

  it('by level hold back other conditions', () => {
    const crowded = sourceOf([[CROWD_STREAM, 'orange']], { levels: ['red'] });
    expect(gatheringPoints(crowded)).toEqual([]);
  });

  it('by type hold back only things of that kind', () => {
    const source = sourceOf([], { types: ['gas'] });
    expect(hazardPoints(sourceOf([], { types: ['food-site'] }))).toEqual([]);
    expect(streamPoints(source, true).map(({ id }) => id)).toEqual([]);
    expect(shelterPoints(source)).toHaveLength(1);
  });

  it('by age hold back what was not heard lately', () => {
    const old = {
      ...sourceOf([[WATER_STREAM, 'none']], { maxAgeSeconds: 60 }),
      now: NOON + 61_000,
    };
    expect(streamPoints(old, true)).toEqual([]);
    expect(streamPoints({ ...old, now: NOON + 59_000 }, true)).toHaveLength(1);
  });
});

describe('clusters', () => {
  const near = [
    point('a', 120.3, 31.5),
    point('b', 120.3001, 31.5, 'red'),
    point('c', 120.9, 31.5),
  ];

  it('put together what is close, say how many and show the worst inside', () => {
    const { clusters, points } = clusterPoints(near, 9, 64);
    expect(clusters).toHaveLength(1);
    expect(clusters[0]).toMatchObject({ count: 2, condition: CONDITION_CODE.red });
    expect(clusters[0]?.foremost.id).toBe('b');
    expect(points.map(({ id }) => id)).toEqual(['c']);
  });

  it('fall apart near by', () => {
    expect(clusterPoints(near, 20, 64).clusters).toEqual([]);
  });

  it('are drawn the worst last, and so are those that stand alone', () => {
    const levels: Condition[] = ['red', 'blue', 'unknown', 'orange', 'none'];
    const pairs = levels.flatMap((level, at) => [
      point(`${at}a`, 120 + at * 0.2, 31.5, level),
      point(`${at}b`, 120.0001 + at * 0.2, 31.5, level),
    ]);
    const order = codes('none', 'unknown', 'blue', 'orange', 'red');
    expect(clusterPoints(pairs, 9, 64).clusters.map(({ condition }) => condition)).toEqual(order);
    const alone = clusterPoints(pairs, 22, 64);
    expect([...new Set(alone.points.map(({ condition }) => condition))]).toEqual(order);
    const drawn = foremostOf(clusterPoints([...pairs, point('c', 123, 31, 'yellow')], 9, 64));
    expect(drawn.map(({ condition }) => condition)).toEqual(
      codes('none', 'unknown', 'blue', 'yellow', 'orange', 'red'),
    );
  });

  it('have a worse one that stands alone drawn over them, and a milder one below', () => {
    const worse = point('gas', 120.5, 31.5, 'red');
    const { below, degrees } = amongClusters(
      clusterPoints([...near.slice(0, 1), point('b', 120.3001, 31.5, 'blue'), worse], 9, 64),
      [point('square', 120.4, 31.5)],
    );
    expect(below.map(({ id }) => id)).toEqual(['square']);
    expect(degrees.map(({ condition }) => condition)).toEqual(codes('blue', 'red'));
    expect(degrees.map(({ clusters }) => clusters.length)).toEqual([1, 0]);
    expect(degrees[1]?.points).toEqual([worse]);
  });

  it('leave every single symbol below where there are none', () => {
    const { below, degrees } = amongClusters(clusterPoints(near, 20, 64), []);
    expect(below).toHaveLength(near.length);
    expect(degrees).toEqual([]);
  });

  it('lose nobody', () => {
    const many = Array.from({ length: 500 }, (_, i) =>
      point(String(i), 119.6 + (i % 25) * 0.04, 31.2 + Math.floor(i / 25) * 0.03),
    );
    const { clusters, points } = clusterPoints(many, 10, 90);
    expect(points.length + clusters.reduce((sum, { count }) => sum + count, 0)).toBe(500);
  });
});

describe('picking', () => {
  const things: Pickable = {
    points: [point('below', 100, 0), { ...point('7', 103, 0), kind: 'alarm' }],
    clusters: [],
    units: [{ id: 'unit-one' }],
    unitPlaces: new Float64Array([300, 0]),
    coverage: null,
    gridsVisible: true,
  };
  /** One degree is one pixel here. */
  const project = (lon: number, lat: number) => ({ x: lon, y: lat });
  const at = (x: number, y: number) => pick(things, null, project, { x, y, lon: x, lat: y });

  it('takes the alarm that lies on a hazard', () => {
    expect(at(101, 0)?.selection).toEqual({ kind: 'alarm', id: '7' });
  });
  it('takes a unit where it is shown', () => {
    expect(at(305, 4)?.selection).toEqual({ kind: 'unit', id: 'unit-one' });
  });
  it('takes the next on the same spot when the first is taken already, round and round', () => {
    const units = ['pump', 'boat', 'lights'].map((id) => ({ id }));
    const depot = { ...things, units, unitPlaces: new Float64Array([300, 0, 300, 0, 300, 0]) };
    let taken: Selection | null = null;
    const seen = [1, 2, 3, 4].map(() => {
      const where = { x: 300, y: 0, lon: 300, lat: 0 };
      taken = pick(depot, null, project, where, undefined, taken)?.selection ?? null;
      return taken?.id;
    });
    expect(seen).toEqual(['pump', 'boat', 'lights', 'pump']);
  });
  it('takes nothing out of reach', () => {
    expect(at(200, 0)).toBeNull();
  });
});

describe('grids a station of which is not heard', () => {
  const HERE = '320211001001001';
  const streams = REGISTERS.streams
    .filter(({ number }) => number === WATER_STREAM || number === GAS_STREAM)
    .map((stream) => ({ ...stream, grid: HERE, rule: 'a-rule' }));
  const codesOfGrids = [HERE, '320213001001001'];
  const coverage = {
    codes: codesOfGrids,
    indexOf: new Map(codesOfGrids.map((code, index) => [code, index])),
  } as unknown as Coverage;
  const told = (...heard: [number, Condition][]) => [
    ...unheardGrids(coverage, { streams }, sourceOf(heard).telemetry)!,
  ];

  it('are those where one was never heard or is silent, whatever the others say', () => {
    expect(told()).toEqual([1, 0]);
    expect(told([WATER_STREAM, 'red'])).toEqual([1, 0]);
    expect(told([WATER_STREAM, 'red'], [GAS_STREAM, 'unknown'])).toEqual([1, 0]);
    expect(told([WATER_STREAM, 'red'], [GAS_STREAM, 'none'])).toEqual([0, 0]);
  });

  it('are not those of what no rule judges: it makes no level', () => {
    const unjudged = streams.map((stream) => ({ ...stream, rule: null }));
    const { telemetry } = sourceOf([]);
    expect([...unheardGrids(coverage, { streams: unjudged }, telemetry)!]).toEqual([0, 0]);
  });

  it('are not told before the grids are there', () => {
    const { registers, telemetry } = sourceOf([]);
    expect(unheardGrids(null, registers, telemetry)).toBeNull();
  });
});
