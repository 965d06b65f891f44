import type { Scope } from '../../shared/model/account.ts';
import { CITY_CODE } from '../../shared/model/area.ts';
import type { GridStaffing, StaffingNorm } from '../../shared/model/staffing.ts';
import { postsDue, postsShort } from '../../shared/risk/staffing.ts';
import type { StaffingAnswer, StaffingSum, UnstaffedGrids } from '../../shared/wire/staffing.ts';
import { instant } from '../clock.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { staffingNormRepository } from './norm-repository.ts';
import { type CountedGrid, staffingRepository } from './repository.ts';

type Parts = Pick<Services, 'database' | 'clock'>;
type Asked = { area: string; scope: Scope };
type Judged = GridStaffing & { county: string };

/** A page shows no more; how many there are is told [D]. */
const MOST_UNSTAFFED = 500;

export function judged(row: CountedGrid, { kinds }: Pick<StaffingNorm, 'kinds'>): Judged {
  const norm = postsDue(row, kinds);
  return { ...row, norm, shortfall: postsShort(row.counted, norm) };
}

const told = ({ county: _, ...row }: Judged): GridStaffing => row;

const emptySum = (area: string): StaffingSum => ({
  ...{ area, grids: 0, uncounted: 0, fullTime: 0, partTime: 0, volunteers: 0 },
  ...{ normFullTime: 0, normPartTime: 0, shortFullTime: 0, shortPartTime: 0 },
  ...{ withoutFullTime: 0, synthetic: false },
});

/** Adds a grid to a sum, changed in place. */
function add(sum: StaffingSum, { counted, norm, shortfall }: Judged): void {
  sum.grids += 1;
  sum.normFullTime += norm.fullTime;
  sum.normPartTime += norm.partTime;
  if (counted === null || shortfall === null) {
    sum.uncounted += 1;
    return;
  }
  sum.fullTime += counted.fullTime;
  sum.partTime += counted.partTime;
  sum.volunteers += counted.volunteers;
  sum.shortFullTime += shortfall.fullTime;
  sum.shortPartTime += shortfall.partTime;
  if (lacksFullTime({ counted, norm })) sum.withoutFullTime += 1;
  sum.synthetic ||= counted.synthetic;
}

/** Counted, and nobody full-time where the norm asks for somebody (art. 50). */
const lacksFullTime = ({ counted, norm }: Pick<Judged, 'counted' | 'norm'>): boolean =>
  counted !== null && counted.fullTime === 0 && norm.fullTime > 0;

function sumOf(area: string, rows: readonly Judged[]): StaffingSum {
  const sum = emptySum(area);
  for (const row of rows) add(sum, row);
  return sum;
}

function sumsBy(rows: readonly Judged[], field: 'county' | 'town'): StaffingSum[] {
  const sums = new Map<string, StaffingSum>();
  for (const row of rows) {
    const sum = sums.get(row[field]) ?? emptySum(row[field]);
    sums.set(row[field], sum);
    add(sum, row);
  }
  return [...sums.values()].sort((one, other) => (one.area < other.area ? -1 : 1));
}

async function readRows({ database, clock }: Parts, { area, scope }: Asked) {
  const norm = await staffingNormRepository(database).inForce(instant(clock.now()));
  if (!norm) throw problem(404, 'no-norm', 'no staffing norm is in force yet');
  const counted = await staffingRepository(database).grids(area, scope);
  if (counted.length === 0) {
    throw problem(404, 'area-not-found', `area: no grids of ${area} in your area`);
  }
  return { norm, rows: counted.map((row) => judged(row, norm)) };
}

/** Staff of an area's grids against the norm. @throws Problem 404 for an area out of reach */
export async function readStaffing(parts: Parts, asked: Asked): Promise<StaffingAnswer> {
  const { norm, rows } = await readRows(parts, asked);
  const isCity = asked.area === CITY_CODE && asked.scope.county === null;
  const counties = new Set(rows.map(({ county }) => county));
  const towns = new Set(rows.map(({ town }) => town));
  const below = counties.size > 1 ? sumsBy(rows, 'county') : sumsBy(rows, 'town');
  const hasParts = counties.size > 1 || towns.size > 1;
  return {
    norm,
    total: sumOf(asked.area, rows),
    parts: hasParts ? below : [],
    grids: isCity ? null : rows.map(told),
  };
}

/** Grids without full-time staff, those known to have none before those nobody counted. */
export async function readUnstaffed(parts: Parts, asked: Asked): Promise<UnstaffedGrids> {
  const { rows } = await readRows(parts, asked);
  const without = rows.filter(lacksFullTime);
  const uncounted = rows.filter(({ counted }) => counted === null);
  return {
    withoutFullTime: without.length,
    uncounted: uncounted.length,
    grids: [...without, ...uncounted].slice(0, MOST_UNSTAFFED).map(told),
  };
}
