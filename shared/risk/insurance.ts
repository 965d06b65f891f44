import type { HazardClass } from '../model/hazard.ts';
import type { CoverStanding, HazardFile } from '../model/hazard-file.ts';

/** Classes whose units must be insured [L: sectors named for compulsory safety-liability insurance]. */
export const HIGH_RISK_CLASSES: readonly HazardClass[] = [
  'chemical',
  'fuel-firework',
  'construction',
];

type Insured = Pick<HazardFile, 'cover' | 'insuredUntil'>;

/**
 * Whether it is insured at `now` (epoch milliseconds); what has run out is no cover, and of what nobody knows how long it
 * runs nobody knows whether it is one.
 */
export function coverStanding({ cover, insuredUntil }: Insured, now: number): CoverStanding {
  if (cover !== 'yes') return cover;
  if (insuredUntil === null) return 'unknown';
  return Date.parse(insuredUntil) <= now ? 'expired' : 'yes';
}

/** A hazard of a high-risk sector of which nobody knows that it is covered (art. 22). */
export const lacksCover = (
  { class: sector, state, ...insured }: Insured & Pick<HazardFile, 'class' | 'state'>,
  now: number,
): boolean =>
  state !== 'closed' && HIGH_RISK_CLASSES.includes(sector) && coverStanding(insured, now) !== 'yes';
