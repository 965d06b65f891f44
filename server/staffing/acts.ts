import { isDeepStrictEqual } from 'node:util';
import { isRealDay } from '../../shared/model/moment.ts';
import type {
  GridStaffing,
  StaffCount,
  StaffCountChange,
  StaffingNorm,
  StaffingNormChange,
} from '../../shared/model/staffing.ts';
import { shanghaiDay } from '../../shared/risk/drill-due.ts';
import { instant } from '../clock.ts';
import { auditEntry } from '../identity/audit-entry.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { staffingNormRepository } from './norm-repository.ts';
import { judged } from './read.ts';
import { type CountedGrid, staffingRepository } from './repository.ts';

type Parts = Pick<Services, 'database' | 'journal' | 'clock'>;

const isSameCount = (kept: StaffCount, change: StaffCountChange): boolean =>
  kept.fullTime === change.fullTime &&
  kept.partTime === change.partTime &&
  kept.volunteers === change.volunteers &&
  kept.countedOn === change.countedOn;

/** The count that follows, or null where the same was counted before; what a plan summed up is no count. */
function countAfter(
  { counted, descent }: CountedGrid,
  { basedOn, ...told }: StaffCountChange,
  synthetic: boolean,
): Omit<StaffCount, 'revision'> | null {
  if (counted && !descent && isSameCount(counted, { basedOn, ...told })) return null;
  const revision = counted?.revision ?? 0;
  if (revision !== basedOn) {
    const what = `basedOn: expected ${revision}, got ${basedOn}`;
    throw problem(409, 'changed-meanwhile', what, counted);
  }
  return { ...told, synthetic };
}

/**
 * Writes down what was counted in a grid. The same count again has no further effect.
 * @throws Problem 404, 409 when somebody was quicker, 422 on a day that has not come
 */
export async function countStaff(
  { database, journal, clock }: Parts,
  caller: Caller,
  grid: string,
  change: StaffCountChange,
): Promise<GridStaffing> {
  const now = clock.now();
  if (!isRealDay(change.countedOn) || change.countedOn > shanghaiDay(now)) {
    const expected = `expected a day up to ${shanghaiDay(now)}`;
    throw problem(422, 'day-unusable', `countedOn: ${expected}, got ${change.countedOn}`);
  }
  const { county: _, ...answer } = await database.transaction(async (transaction) => {
    const staffing = staffingRepository(transaction);
    const before = await staffing.lock(grid, caller.scope);
    if (!before) throw problem(404, 'grid-not-found', `there is no grid ${grid} in your area`);
    const norm = await staffingNormRepository(transaction).inForce(instant(now));
    if (!norm) throw problem(404, 'no-norm', 'no staffing norm is in force yet');
    const told = countAfter(before, change, caller.demo);
    if (told === null) return judged(before, norm);
    const revision = await staffing.write(before, told, { at: instant(now), by: caller.id });
    const { name, county, town } = before;
    const { fullTime, partTime, volunteers, countedOn } = told;
    const data = { name, fullTime, partTime, volunteers, countedOn, revision };
    const entry = auditEntry('staffing.changed', actorOf(caller), `grid:${grid}`, data);
    await journal.append(transaction, [{ ...entry, county, town }]);
    return judged({ ...before, counted: { ...told, revision }, descent: null }, norm);
  });
  journal.announce();
  return answer;
}

/** What stands against following the newest version by this one. */
function checkNorm(newest: StaffingNorm, change: StaffingNormChange, now: number): void {
  const { basedOn, effectiveFrom, kinds, source } = change;
  if (newest.version !== basedOn) {
    const what = `basedOn: version ${newest.version} of ${newest.recordedAt} came after ${basedOn}`;
    throw problem(409, 'changed-meanwhile', what, newest);
  }
  const begins = Date.parse(effectiveFrom);
  if (begins < now || begins < Date.parse(newest.effectiveFrom)) {
    const expected = `expected after ${instant(now)} and ${newest.effectiveFrom}`;
    throw problem(422, 'begins-in-the-past', `effectiveFrom: ${expected}, got ${effectiveFrom}`);
  }
  if (isDeepStrictEqual(newest.kinds, kinds)) {
    throw problem(422, 'nothing-changed', `kinds: they are version ${newest.version} already`);
  }
  if (newest.source === source) {
    const expected = 'expected a source that says the new number';
    throw problem(422, 'source-of-another-number', `source: ${expected}`);
  }
}

const isSameNorm = (newest: StaffingNorm, change: StaffingNormChange): boolean =>
  newest.version === change.basedOn + 1 &&
  isDeepStrictEqual(newest.kinds, change.kinds) &&
  newest.source === change.source &&
  Date.parse(newest.effectiveFrom) === Date.parse(change.effectiveFrom);

/**
 * Records a further version of the norm, for the whole city. The same change again has no further effect.
 * @throws Problem 409 when somebody was quicker, 422
 */
export async function recordNorm(
  { database, journal, clock }: Parts,
  caller: Caller,
  change: StaffingNormChange,
): Promise<StaffingNorm> {
  const now = clock.now();
  const recorded = await database.transaction(async (transaction) => {
    await transaction.query('LOCK TABLE staffing_norm IN SHARE ROW EXCLUSIVE MODE');
    const norms = staffingNormRepository(transaction);
    const [newest] = await norms.all();
    if (!newest) throw problem(404, 'no-norm', 'no staffing norm is there to be followed');
    if (isSameNorm(newest, change)) return newest;
    checkNorm(newest, change, now);
    const { basedOn, ...told } = change;
    const begins = instant(Date.parse(told.effectiveFrom));
    const stamp = { version: basedOn + 1, effectiveFrom: begins, recordedAt: instant(now) };
    const norm: StaffingNorm = { ...told, ...stamp };
    await norms.insert(norm, caller.id);
    const { version, source, effectiveFrom } = norm;
    const data = { version, source, effectiveFrom, kinds: norm.kinds };
    await journal.append(transaction, [
      auditEntry('staffing-norm.changed', actorOf(caller), 'staffing-norm', data),
    ]);
    return norm;
  });
  journal.announce();
  return recorded;
}
