/** Persons a household, Wuxi. Source: census 2020, DOMAIN.md §1 [S]. */
export const PERSONS_A_HOUSEHOLD = 2.56;

/** How far beyond an installation's boundary the exposed are counted, metres. Source: GB 18218-2018 [S]. */
export const EXPOSURE_METRES = 500;

/** α by the number exposed, from so many on. Source: GB 18218-2018, DOMAIN.md §2.4 [S]. */
const STEPS = [
  { from: 100, alpha: 2 },
  { from: 50, alpha: 1.5 },
  { from: 30, alpha: 1.2 },
  { from: 1, alpha: 1 },
] as const;
const NOBODY_ALPHA = 0.5;

/** The factor α of GB 18218-2018 for so many exposed within 500 m; parts of a person count as one. */
export function exposureFactor(exposed: number): number {
  const whole = Math.ceil(exposed);
  return STEPS.find(({ from }) => whole >= from)?.alpha ?? NOBODY_ALPHA;
}
