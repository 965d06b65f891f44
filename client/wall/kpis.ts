import { CONDITION_CODE, CONDITIONS, type Condition } from '../../shared/model/level.ts';
import type { Stream } from '../../shared/model/stream.ts';
import type { TextKey } from '../i18n/use-text.ts';
import { countByLevel } from '../situation/alarm-order.ts';
import { crowdNow } from '../situation/crowd.ts';
import { type NewestSource, newestOf } from '../situation/newest.ts';
import type { LiveState } from '../store/live-store.ts';
import type { IndexedRegisters } from '../store/registers.ts';
import type { SceneName } from './schedule.ts';

/** One of the four numbers of a scene. `value` null: nothing is known, and that is what is shown. */
export type Kpi = {
  name: TextKey;
  value: number | null;
  unit: string;
  decimals: number;
  /** Where it was found, in a few words. */
  where: string;
  /** Worst level behind the number; `none` where it says nothing bad. */
  condition: Condition;
  higherIsWorse: boolean;
  /** The number as it is compared with earlier: grows as things get worse. */
  badness: number | null;
};

export type Known = Pick<LiveState, 'registers' | 'alarms' | 'gridConditions'>;

const kpi = (name: TextKey, value: number | null, more: Partial<Kpi> = {}): Kpi => ({
  name,
  value,
  unit: '',
  decimals: 0,
  where: '',
  condition: 'none',
  higherIsWorse: true,
  badness: value === null || more.higherIsWorse !== false ? value : -value,
  ...more,
});

const worst = (conditions: readonly Condition[]): Condition =>
  conditions.reduce<Condition>((found, condition) => {
    if (condition === 'unknown') return found;
    return CONDITION_CODE[condition] > CONDITION_CODE[found] ? condition : found;
  }, 'none');

function overviewKpis({ registers, alarms, gridConditions }: Known, newest: NewestSource): Kpi[] {
  const counts = countByLevel(alarms.values());
  const active = [...alarms.values()].filter((alarm) => alarm.active);
  const open = [...alarms.values()].filter((alarm) => alarm.acknowledgedAt === null);
  const atRisk = gridConditions.filter(
    (code) => code === CONDITION_CODE.orange || code === CONDITION_CODE.red,
  ).length;
  const unknown = (registers?.streams ?? []).filter(
    (stream) => newestOf(newest, stream).condition === 'unknown',
  ).length;
  const worstOf = (list: typeof active) => worst(list.map(({ level }) => level));
  return [
    kpi('wall.kpi.alarms', counts.red + counts.orange + counts.yellow + counts.blue, {
      unit: '条',
      condition: worstOf(active),
    }),
    kpi('wall.kpi.unacknowledged', open.length, { unit: '条', condition: worstOf(open) }),
    kpi('wall.kpi.grids-at-risk', atRisk, {
      unit: '个',
      condition: gridConditions.includes(CONDITION_CODE.red)
        ? 'red'
        : atRisk > 0
          ? 'orange'
          : 'none',
    }),
    kpi('wall.kpi.unknown', unknown, { unit: '个', condition: unknown > 0 ? 'unknown' : 'none' }),
  ];
}

type Measured = { stream: Stream; value: number; condition: Condition };

const measured = (
  { streams }: IndexedRegisters,
  newest: NewestSource,
  metric: Stream['metric'],
): Measured[] =>
  streams.flatMap((stream) => {
    if (stream.metric !== metric) return [];
    const { value, condition } = newestOf(newest, stream);
    // A silent gauge's last value is no present one and would hide a worse gauge that speaks.
    return value === null || condition === 'unknown' ? [] : [{ stream, value, condition }];
  });

const FLOOD_UNITS = new Set(['flood-team', 'pump-truck']);

function floodKpis({ registers }: Known, newest: NewestSource): Kpi[] {
  if (registers === null) return [];
  const levels = measured(registers, newest, 'water-level').flatMap((gauge) => {
    const alert = registers.ruleById
      .get(gauge.stream.rule ?? '')
      ?.bands.reduce((lowest, band) => Math.min(lowest, band.from), Number.POSITIVE_INFINITY);
    return alert === undefined || !Number.isFinite(alert)
      ? []
      : [{ ...gauge, above: gauge.value - alert }];
  });
  const highest = levels.reduce<(typeof levels)[number] | null>(
    (found, gauge) => (found === null || gauge.above > found.above ? gauge : found),
    null,
  );
  const above = highest?.above ?? 0;
  const over = levels.filter(({ above }) => above >= 0);
  const rain = measured(registers, newest, 'rainfall').reduce<Measured | null>(
    (found, gauge) => (found === null || gauge.value > found.value ? gauge : found),
    null,
  );
  const teams = registers.resources.filter(
    ({ type, status }) => FLOOD_UNITS.has(type) && status === 'available',
  );
  return [
    kpi(above < 0 ? 'wall.kpi.below-alert' : 'wall.kpi.highest-water', highest && Math.abs(above), {
      unit: 'm',
      higherIsWorse: above >= 0,
      badness: highest && above,
      decimals: 2,
      where: highest?.stream.name ?? '',
      condition: highest?.condition ?? 'unknown',
    }),
    kpi('wall.kpi.stations-over', over.length, {
      unit: '站',
      condition: worst(over.map((g) => g.condition)),
    }),
    kpi('wall.kpi.rain', rain?.value ?? null, {
      unit: 'mm/h',
      where: rain?.stream.name ?? '',
      condition: rain?.condition ?? 'unknown',
    }),
    kpi('wall.kpi.flood-units', teams.length, { unit: '支', higherIsWorse: false }),
  ];
}

function crowdKpis({ registers }: Known, newest: NewestSource): Kpi[] {
  if (registers === null) return [];
  const crowds = registers.gatherings.flatMap((gathering) => {
    const { value, condition } = newestOf(newest, registers.streamById.get(gathering.stream ?? ''));
    return value === null || condition === 'unknown'
      ? []
      : [{ gathering, condition, ...crowdNow(gathering, value) }];
  });
  const most = (of: (crowd: (typeof crowds)[number]) => number | null) =>
    crowds.reduce<(typeof crowds)[number] | null>(
      (found, crowd) => (found === null || (of(crowd) ?? 0) > (of(found) ?? 0) ? crowd : found),
      null,
    );
  const fullest = most(({ ratio }) => ratio);
  const densest = most(({ density }) => density);
  const nearFull = crowds.filter(({ ratio }) => (ratio ?? 0) >= 80);
  return [
    kpi('wall.kpi.crowd-fullest', fullest?.ratio ?? null, {
      unit: '%',
      where: fullest?.gathering.venue ?? '',
      condition: fullest?.condition ?? 'unknown',
    }),
    kpi('wall.kpi.crowd-density', densest?.density ?? null, {
      unit: '人/m²',
      decimals: 1,
      where: densest?.gathering.venue ?? '',
      condition: densest?.condition ?? 'unknown',
    }),
    kpi('wall.kpi.crowd-over', nearFull.length, {
      unit: '处',
      condition: worst(nearFull.map(({ condition }) => condition)),
    }),
    kpi('wall.kpi.crowd-total', crowds.length === 0 ? null : sum(crowds.map((c) => c.count ?? 0)), {
      unit: '人',
    }),
  ];
}

const sum = (numbers: readonly number[]): number =>
  numbers.reduce((total, number) => total + number, 0);

const BUSY = new Set(['assigned', 'enroute', 'onscene', 'returning']);

function shelterKpis({ registers }: Known, newest: NewestSource): Kpi[] {
  if (registers === null) return [];
  const open = registers.shelters.filter(({ state }) => state === 'open' || state === 'full');
  const left = registers.shelters.map((shelter) => {
    const { value } = newestOf(newest, registers.streamById.get(shelter.stream ?? ''));
    return shelter.state === 'unavailable' ? 0 : Math.max(0, shelter.capacity - (value ?? 0));
  });
  const units = registers.resources;
  return [
    kpi('wall.kpi.shelters-open', open.length, { unit: '处' }),
    kpi('wall.kpi.places-left', sum(left), { unit: '个', higherIsWorse: false }),
    kpi('wall.kpi.units-available', units.filter(({ status }) => status === 'available').length, {
      unit: '支',
      higherIsWorse: false,
    }),
    kpi('wall.kpi.units-busy', units.filter(({ status }) => BUSY.has(status)).length, {
      unit: '支',
    }),
  ];
}

const KPIS: Readonly<Record<SceneName, (known: Known, newest: NewestSource) => Kpi[]>> = {
  overview: overviewKpis,
  flood: floodKpis,
  crowd: crowdKpis,
  'shelters-units': shelterKpis,
};

/** The four numbers that matter to a scene, out of what the screen holds. */
export const kpisOf = (scene: SceneName, known: Known, newest: NewestSource): Kpi[] =>
  KPIS[scene](known, newest);

/** What a scene's ladder counts; the overview counts alarms. */
const LADDER_METRICS: Readonly<Record<SceneName, readonly Stream['metric'][]>> = {
  overview: [],
  flood: ['water-level', 'rainfall'],
  crowd: ['crowd-count'],
  'shelters-units': ['shelter-occupancy'],
};

/** How many things of the scene stand in each condition: the counts of its ladder. */
export function ladderCounts(
  scene: SceneName,
  { registers, alarms }: Known,
  newest: NewestSource,
): Record<Condition, number> {
  const counts = Object.fromEntries(CONDITIONS.map((condition) => [condition, 0])) as Record<
    Condition,
    number
  >;
  if (scene === 'overview') {
    for (const alarm of alarms.values()) if (alarm.active) counts[alarm.level] += 1;
    return counts;
  }
  for (const stream of registers?.streams ?? []) {
    if (!LADDER_METRICS[scene].includes(stream.metric)) continue;
    counts[newestOf(newest, stream).condition] += 1;
  }
  return counts;
}
