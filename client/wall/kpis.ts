import { placesLeft } from '../../shared/model/fewest-told.ts';
import {
  CONDITION_CODE,
  CONDITIONS,
  type Condition,
  LEVELS,
  type Level,
} from '../../shared/model/level.ts';
import type { Stream } from '../../shared/model/stream.ts';
import { countByLevel } from '../situation/alarm-order.ts';
import { type NewestSource, newestOf } from '../situation/newest.ts';
import { crowdKpis } from './crowd-kpis.ts';
import { floodKpis } from './flood-kpis.ts';
import { hazardKpis } from './hazard-kpis.ts';
import {
  type Known,
  type Kpi,
  type KpisOfScene,
  kpi,
  newestReading,
  sum,
  type Then,
  worst,
} from './kpi.ts';
import type { SceneName } from './schedule.ts';
import { standingOf } from './standing.ts';
import { unitsKpi } from './unit-kpi.ts';

const overviewKpis: KpisOfScene = (known, newest) => {
  const { registers, alarms, gridConditions } = known;
  const standing = standingOf(known);
  const open = [...alarms.values()].filter(
    (alarm) => alarm.acknowledgedAt === null && !known.isAside(alarm),
  );
  const atRisk = gridConditions.filter(
    (code) => code === CONDITION_CODE.orange || code === CONDITION_CODE.red,
  ).length;
  const unknown = (registers?.streams ?? []).filter(
    (stream) => newestOf(newest, stream).condition === 'unknown',
  ).length;
  const worstOf = (list: typeof standing) => worst(list.map(({ level }) => level));
  return [
    kpi('wall.kpi.alarms', standing.length, {
      unit: '条',
      condition: worstOf(standing),
    }),
    kpi('wall.kpi.unacknowledged', open.length, {
      unit: '条',
      isOfCity: false,
      condition: worstOf(open),
    }),
    kpi('wall.kpi.grids-at-risk', atRisk, {
      unit: '个',
      isOfGrids: true,
      condition: gridConditions.includes(CONDITION_CODE.red)
        ? 'red'
        : atRisk > 0
          ? 'orange'
          : 'none',
    }),
    kpi('wall.kpi.unknown', unknown, {
      unit: '个',
      isOfCity: false,
      condition: unknown > 0 ? 'unknown' : 'none',
    }),
  ];
};

const BUSY = new Set(['assigned', 'enroute', 'onscene', 'returning']);

/** Places are counted where a shelter is open and somebody counts; what nobody counts is named, never free. */
const shelterKpis: KpisOfScene = ({ registers }, newest) => {
  if (registers === null) return [];
  const open = registers.shelters.filter(({ state }) => state === 'open' || state === 'full');
  const counted = open.flatMap(({ capacity, stream }) => {
    const counter = registers.streamById.get(stream ?? '');
    const { value, at, condition } = newestOf(newest, counter);
    return value === null || condition === 'unknown'
      ? []
      : [{ left: placesLeft(capacity, value), at, periodSeconds: counter?.periodSeconds ?? 0 }];
  });
  const uncounted = open.length - counted.length;
  const left = sum(counted.map((shelter) => shelter.left));
  const available = registers.resources.filter(({ status }) => status === 'available');
  const busy = registers.resources.filter(({ status }) => BUSY.has(status));
  return [
    kpi('wall.kpi.shelters-open', open.length, { unit: '处' }),
    kpi('wall.kpi.places-left', open.length > 0 && counted.length === 0 ? null : left, {
      unit: '个',
      higherIsWorse: false,
      ...newestReading(counted),
      note: uncounted === 0 ? null : { key: 'wall.kpi.uncounted', count: uncounted },
    }),
    unitsKpi('wall.kpi.units-available', available, registers, newest, { higherIsWorse: false }),
    unitsKpi('wall.kpi.units-busy', busy, registers, newest),
  ];
};

const KPIS: Readonly<Record<SceneName, KpisOfScene>> = {
  overview: overviewKpis,
  flood: floodKpis,
  crowd: crowdKpis,
  hazards: hazardKpis,
  'shelters-units': shelterKpis,
};

/** The four numbers that matter to a scene, out of what the screen holds; what grows is told by `then`. */
export const kpisOf = (
  scene: SceneName,
  known: Known,
  newest: NewestSource,
  then: Then | null,
): Kpi[] => KPIS[scene](known, newest, then);

/** What a scene's ladder counts; the overview counts alarms. */
const LADDER_METRICS: Readonly<Record<SceneName, readonly Stream['metric'][]>> = {
  overview: [],
  flood: ['water-level', 'rainfall'],
  crowd: ['crowd-count'],
  hazards: ['gas', 'smoke', 'temperature', 'air-quality'],
  'shelters-units': ['shelter-occupancy'],
};

type Rung = Level | 'unknown';
const OF_STREAMS: readonly Rung[] = [...LEVELS, 'unknown'];

/** The rungs of a scene's ladder: an alarm has always a level, and what is measured may be unknown. */
export const rungsOf = (scene: SceneName): readonly Rung[] =>
  scene === 'overview' ? LEVELS : OF_STREAMS;

/** How many things of the scene stand in each condition: the counts of its ladder. */
export function ladderCounts(
  scene: SceneName,
  known: Known,
  newest: NewestSource,
): Record<Condition, number> {
  const counts = Object.fromEntries(CONDITIONS.map((condition) => [condition, 0])) as Record<
    Condition,
    number
  >;
  if (scene === 'overview') {
    return { ...counts, ...countByLevel(standingOf(known)) };
  }
  for (const stream of known.registers?.streams ?? []) {
    if (!LADDER_METRICS[scene].includes(stream.metric)) continue;
    counts[newestOf(newest, stream).condition] += 1;
  }
  return counts;
}
