import type { GridKind } from '../model/grid.ts';
import type { KindNorm, StaffCount, StaffingNorm } from '../model/staffing.ts';

/** Posts by kind: a full-time one, and the others. */
export type Posts = { fullTime: number; partTime: number };

/**
 * The norm the platform begins with. Art. 50 names no number: one full-time post a comprehensive grid, and one more
 * for each further 500 households, is the upper size of a grid after GB/T 34300-2017 [D]. Dedicated and micro-grids
 * are served by the staff of their unit and by neighbours: one part-time post each [D].
 */
export const FIRST_NORM: Pick<StaffingNorm, 'kinds' | 'source' | 'confidence'> = {
  kinds: {
    comprehensive: { fullTime: 1, partTime: 0, householdsPerFullTime: 500 },
    dedicated: { fullTime: 0, partTime: 1, householdsPerFullTime: null },
    micro: { fullTime: 0, partTime: 1, householdsPerFullTime: null },
  },
  source:
    '本平台默认值：一格一员，规模上限按 GB/T 34300-2017（每格约 300–500 户）；条例第五十条未定数额',
  confidence: 'D',
};

/** How many posts a grid should have. */
export function postsDue(
  { kind, households }: { kind: GridKind; households: number },
  kinds: Readonly<Record<GridKind, KindNorm>>,
): Posts {
  const { fullTime, partTime, householdsPerFullTime } = kinds[kind];
  const bySize = householdsPerFullTime === null ? 0 : Math.ceil(households / householdsPerFullTime);
  return { fullTime: Math.max(fullTime, bySize), partTime };
}

/** What is missing; null where nobody was counted. Posts too many in one sort do not make up for the other. */
export function postsShort(
  counted: Pick<StaffCount, 'fullTime' | 'partTime'> | null,
  due: Posts,
): Posts | null {
  if (counted === null) return null;
  return {
    fullTime: Math.max(0, due.fullTime - counted.fullTime),
    partTime: Math.max(0, due.partTime - counted.partTime),
  };
}
