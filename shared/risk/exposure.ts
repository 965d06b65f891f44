import type { Exposure } from '../model/hazard-file.ts';

/** Persons a household, Wuxi. Source: census 2020, DOMAIN.md §1 [S]. */
export const PERSONS_A_HOUSEHOLD = 2.56;

/** How far beyond an installation's boundary the exposed are counted, metres. Source: GB 18218-2018 [S]. */
export const EXPOSURE_METRES = 500;

/** α by how many people stay within 500 m outside the boundary. Source: GB 18218-2018, DOMAIN.md §2.4 [S]. */
export const ALPHA: Readonly<Record<Exposure, number>> = {
  none: 0.5,
  '1-29': 1,
  '30-49': 1.2,
  '50-99': 1.5,
  '100-more': 2,
};
/** From how many on a class holds, most first. */
const CLASSES: readonly (readonly [from: number, exposure: Exposure])[] = [
  [100, '100-more'],
  [50, '50-99'],
  [30, '30-49'],
  [1, '1-29'],
  [0, 'none'],
];

/** The factor α of GB 18218-2018 for so many exposed within 500 m; parts of a person count as one. */
export function exposureFactor(exposed: number): number {
  const whole = Math.ceil(exposed);
  return ALPHA[CLASSES.find(([from]) => whole >= from)?.[1] ?? 'none'];
}
