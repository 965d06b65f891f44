import { DAY_MS } from '../time/units.ts';
import { shanghaiDay } from './drill-due.ts';

/** Named as due so long before, time enough to renew it [D]. */
export const CERTIFICATION_DUE_DAYS = 30;

export type CertificationState = 'expired' | 'due' | 'valid';

/** Days left after today; negative: past. Days are of Asia/Shanghai. */
export const daysLeft = (until: string, now: number): number =>
  Math.round((Date.parse(until) - Date.parse(shanghaiDay(now))) / DAY_MS);

/** How a certification stands. On its last day it still holds. */
export function certificationState(until: string, now: number): CertificationState {
  const left = daysLeft(until, now);
  if (left < 0) return 'expired';
  return left <= CERTIFICATION_DUE_DAYS ? 'due' : 'valid';
}

/** Whether a unit may not be sent for it. Without a record nothing is known against it. */
export const isExpired = (until: string | null, now: number): boolean =>
  until !== null && certificationState(until, now) === 'expired';
