/** How many months may lie between two drills: half a year, two years, three. */
export const DRILL_PERIODS = [6, 24, 36] as const;
export type DrillPeriod = (typeof DRILL_PERIODS)[number];

/** `never`: none is known, which is as bad as overdue. */
export const DRILL_STANDINGS = ['never', 'overdue', 'current'] as const;
export type DrillStanding = (typeof DRILL_STANDINGS)[number];
