import { CONDITION_CODE } from '../../shared/model/level.ts';
import type { Resource, ResourceStatus } from '../../shared/model/resource.ts';
import type { Passes } from '../situation/filtering.ts';
import { showsUnit } from '../situation/shows.ts';
import type { IndexedRegisters } from '../store/registers.ts';
import type { Telemetry } from '../store/telemetry.ts';
import { type DotLook, type IconName, iconNames } from './icons/icon-names.ts';

type Readings = Pick<
  Telemetry,
  'indexOf' | 'condition' | 'at' | 'lon' | 'lat' | 'heading' | 'speed'
>;

/** The units that are shown. `rows` are their streams' rows in the telemetry columns, -1: none. */
export type UnitRows = {
  units: readonly Resource[];
  rows: Int32Array;
  periods: Float64Array;
  icons: readonly IconName[];
  /** How each is drawn from far. */
  dots: readonly IconName[];
};

/** Whether a unit's place is older than its contract allows: three periods of silence. */
const isSilent = (telemetry: Readings, row: number): boolean =>
  row < 0 || telemetry.condition[row] === CONDITION_CODE.unknown;

const FREE: readonly ResourceStatus[] = ['available', 'returning', 'out_of_service'];

const dotLook = (status: ResourceStatus, silent: boolean): DotLook => {
  if (silent) return 'silent';
  return FREE.includes(status) ? 'free' : 'busy';
};

/** Which units pass the filters, and how each is drawn. */
export function unitRows(
  registers: IndexedRegisters,
  telemetry: Readings,
  passes: Passes,
  now: number,
): UnitRows {
  const units: Resource[] = [];
  const rows: number[] = [];
  const periods: number[] = [];
  for (const unit of registers.resources) {
    const stream = registers.streamById.get(unit.stream ?? '');
    const row = stream ? telemetry.indexOf(stream.number) : -1;
    const heard = row < 0 ? 0 : telemetry.at[row]!;
    if (!showsUnit(passes, unit, heard, now)) continue;
    units.push(unit);
    rows.push(row);
    periods.push(stream?.periodSeconds ?? Number.POSITIVE_INFINITY);
  }
  const silent = rows.map((row) => isSilent(telemetry, row));
  const icons = units.map(({ type, status }, index) =>
    silent[index] ? iconNames.staleUnit(type) : iconNames.unit(type, status),
  );
  const dots = units.map(({ status }, index) => iconNames.dot(dotLook(status, silent[index]!)));
  return { units, rows: Int32Array.from(rows), periods: Float64Array.from(periods), icons, dots };
}

/** Where each unit was last heard, `[lon, lat]`; its base when it never was. */
export function unitPlaces({ units, rows }: UnitRows, telemetry: Readings): Float64Array {
  const places = new Float64Array(units.length * 2);
  units.forEach(({ base }, index) => {
    const row = rows[index]!;
    const lon = row < 0 ? Number.NaN : telemetry.lon[row]!;
    const known = !Number.isNaN(lon);
    places[index * 2] = known ? lon : base[0];
    places[index * 2 + 1] = known ? telemetry.lat[row]! : base[1];
  });
  return places;
}

const FADED = 0.45;
/** A place this many periods old begins to fade; at three it is silent. */
const FADES_FROM_PERIODS = 1.5;
const SILENT_PERIODS = 3;

/** Opacity by age, 0 to 1: what is old must not look like what is fresh. */
export function freshness(ageSeconds: number, periodSeconds: number): number {
  const periods = ageSeconds / periodSeconds;
  if (!(periods > FADES_FROM_PERIODS)) return 1;
  const way = (periods - FADES_FROM_PERIODS) / (SILENT_PERIODS - FADES_FROM_PERIODS);
  return 1 - (1 - FADED) * Math.min(1, way);
}

/** Slower than this, in m/s, a heading is noise. */
const STANDS_BELOW = 0.8;

/** Which way a unit drives, degrees clockwise from north; NaN when it stands or was not heard. */
export function drivenHeading(telemetry: Readings, row: number): number {
  if (row < 0 || isSilent(telemetry, row)) return Number.NaN;
  return telemetry.speed[row]! >= STANDS_BELOW ? telemetry.heading[row]! : Number.NaN;
}
