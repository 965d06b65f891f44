import type { Level } from '../../shared/model/level.ts';
import type { TextKey } from '../i18n/use-text.ts';
import type { IndexedRegisters } from '../store/registers.ts';
import {
  behind,
  growthPerMinute,
  type Kpi,
  type KpisOfScene,
  kpi,
  type Measured,
  measured,
  mostOf,
  noteOf,
  type Then,
} from './kpi.ts';
import { unitsKpi } from './unit-kpi.ts';

const FLOOD_UNITS = new Set(['flood-team', 'pump-truck']);
const MINUTES_PER_HOUR = 60;
const CENTIMETRES = 100;

/** A gauge against its steps: metres over the lowest, and metres to the next. */
type Gauge = Measured & { above: number; next: { level: Level; gap: number } | null };

function gaugeOf(gauge: Measured, registers: IndexedRegisters): Gauge[] {
  const bands = registers.ruleById.get(gauge.stream.rule ?? '')?.bands ?? [];
  if (bands.length === 0) return [];
  const alert = Math.min(...bands.map(({ from }) => from));
  const coming = bands.filter(({ from }) => from > gauge.value);
  const nearest = mostOf(coming, ({ from }) => -from);
  const next = nearest && { level: nearest.level, gap: nearest.from - gauge.value };
  return [{ ...gauge, above: gauge.value - alert, next }];
}

function highestKpi(highest: Gauge | null, registers: IndexedRegisters): Kpi {
  const above = highest?.above ?? 0;
  return kpi(
    above < 0 ? 'wall.kpi.below-alert' : 'wall.kpi.highest-water',
    highest && Math.abs(above),
    {
      unit: 'm',
      higherIsWorse: above >= 0,
      badness: highest && above,
      decimals: 2,
      ...behind(registers, highest),
      note: noteOf(registers, highest),
      condition: highest?.condition ?? 'unknown',
    },
  );
}

const NEXT_NAMES: Readonly<Record<Level, TextKey>> = {
  blue: 'wall.kpi.to-blue',
  yellow: 'wall.kpi.to-yellow',
  orange: 'wall.kpi.to-orange',
  red: 'wall.kpi.to-red',
};

/** How far the nearest gauge over its alert is from its next step; while none is, which rises fastest. */
function comingKpi(gauges: readonly Gauge[], then: Then | null, registers: IndexedRegisters): Kpi {
  const over = gauges.filter(({ above, next }) => above >= 0 && next !== null);
  const nearest = mostOf(over, ({ next }) => -next!.gap);
  if (nearest !== null) {
    const { next, condition } = nearest;
    const note = noteOf(registers, nearest);
    const more = { ...behind(registers, nearest), condition, note, higherIsWorse: false };
    return kpi(NEXT_NAMES[next!.level], next!.gap, { ...more, unit: 'm', decimals: 2 });
  }
  const rising = gauges.map((gauge) => ({ gauge, growth: growthPerMinute(gauge, then) }));
  const fastest = mostOf(rising, ({ growth }) => growth);
  const growth = fastest?.growth ?? null;
  return kpi(
    'wall.kpi.fastest-rise',
    growth === null ? null : Math.max(0, growth) * MINUTES_PER_HOUR * CENTIMETRES,
    {
      unit: 'cm/h',
      badness: null,
      ...behind(registers, fastest?.gauge ?? null),
      // A leap that is doubted is the fastest rise of all.
      note: noteOf(registers, fastest?.gauge ?? null),
      ...(growth === null || growth <= 0 ? { where: null } : {}),
      condition: growth === null ? 'unknown' : 'none',
    },
  );
}

/** Water over its alert or nearest to it, how far to the next step, rain, and who can be sent. */
export const floodKpis: KpisOfScene = ({ registers }, newest, then) => {
  if (registers === null) return [];
  const gauges = measured(registers, newest, 'water-level').flatMap((gauge) =>
    gaugeOf(gauge, registers),
  );
  const rain = mostOf(measured(registers, newest, 'rainfall'), ({ value }) => value);
  const teams = registers.resources.filter(
    ({ type, status }) => FLOOD_UNITS.has(type) && status === 'available',
  );
  return [
    highestKpi(
      mostOf(gauges, ({ above }) => above),
      registers,
    ),
    comingKpi(gauges, then, registers),
    kpi('wall.kpi.rain', rain?.value ?? null, {
      unit: 'mm/h',
      ...behind(registers, rain),
      note: noteOf(registers, rain),
      condition: rain?.condition ?? 'unknown',
    }),
    unitsKpi('wall.kpi.flood-units', teams, registers, newest, { higherIsWorse: false }),
  ];
};
