import { CITY_CODE } from '../../shared/model/area.ts';
import type { GridStaffing, StaffingNorm } from '../../shared/model/staffing.ts';
import { postsDue, postsShort } from '../../shared/risk/staffing.ts';
import type { StaffingAnswer, StaffingSum, UnstaffedGrids } from '../../shared/wire/staffing.ts';
import { instant } from '../clock.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { staffingNormRepository } from './norm-repository.ts';
import { type Asked, type CountedGrid, staffingRepository, type TownStaff } from './repository.ts';

type Parts = Pick<Services, 'database' | 'clock'>;
type Judged = GridStaffing & { county: string };

/** A page shows no more; how many there are is told [D]. */
const MOST_UNSTAFFED = 500;

export function judged(row: CountedGrid, { kinds }: Pick<StaffingNorm, 'kinds'>): Judged {
  const norm = postsDue(row, kinds);
  return { ...row, norm, shortfall: postsShort(row.counted, norm) };
}

const told = ({ county: _, ...row }: Judged): GridStaffing => row;

const COUNTED = [
  ...(['grids', 'uncounted', 'fullTime', 'partTime', 'volunteers', 'normFullTime'] as const),
  ...(['normPartTime', 'shortFullTime', 'shortPartTime', 'withoutFullTime'] as const),
];

/** Towns added up; there is at least one. */
function sumOf(area: string, [first, ...others]: readonly TownStaff[]): StaffingSum {
  const { county: _, town: __, ...own } = first!;
  const sum = { area, ...own };
  for (const other of others) {
    for (const field of COUNTED) sum[field] += other[field];
    sum.synthetic ||= other.synthetic;
  }
  return sum;
}

/** The areas below: counties where there are several, else towns; none of a single town. */
function partsOf(towns: readonly TownStaff[]): StaffingSum[] {
  const counties = new Set(towns.map(({ county }) => county));
  const field = counties.size > 1 ? 'county' : 'town';
  const areas = [...new Set(towns.map((town) => town[field]))].sort();
  if (areas.length < 2) return [];
  return areas.map((area) =>
    sumOf(
      area,
      towns.filter((town) => town[field] === area),
    ),
  );
}

async function readSums({ database, clock }: Parts, asked: Asked) {
  const norm = await staffingNormRepository(database).inForce(instant(clock.now()));
  if (!norm) throw problem(404, 'no-norm', 'no staffing norm is in force yet');
  const towns = await staffingRepository(database).sums(asked, norm.kinds);
  if (towns.length === 0) {
    throw problem(404, 'area-not-found', `area: no grids of ${asked.area} in your area`);
  }
  return { norm, towns, total: sumOf(asked.area, towns) };
}

/** Staff of an area's grids against the norm. @throws Problem 404 for an area out of reach */
export async function readStaffing(parts: Parts, asked: Asked): Promise<StaffingAnswer> {
  const { norm, towns, total } = await readSums(parts, asked);
  const isCity = asked.area === CITY_CODE && asked.scope.county === null;
  const rows = isCity ? null : await staffingRepository(parts.database).grids(asked);
  return {
    ...{ norm, total, parts: partsOf(towns) },
    grids: rows?.map((row) => told(judged(row, norm))) ?? null,
  };
}

/** Grids without full-time staff, those known to have none before those nobody counted. */
export async function readUnstaffed(parts: Parts, asked: Asked): Promise<UnstaffedGrids> {
  const { norm, total } = await readSums(parts, asked);
  const staffing = staffingRepository(parts.database);
  const rows = await staffing.unstaffed(asked, norm.kinds, MOST_UNSTAFFED);
  const { withoutFullTime, uncounted } = total;
  return { withoutFullTime, uncounted, grids: rows.map((row) => told(judged(row, norm))) };
}
