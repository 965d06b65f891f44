import { UNSERVED_UNKNOWN, unservedStep } from '../../../shared/risk/unserved-steps.ts';
import type { ShelterCoverage } from '../../../shared/wire/shelters.ts';
import type { Coverage } from '../../store/coverage.ts';

/**
 * A step of tint by grid. While no answer is here, and in grids that are no homes (dedicated ones without a
 * household: who stays there by day is counted by nobody), it is not known, which is not nobody.
 */
export function unservedCodes(
  coverage: Pick<Coverage, 'codes' | 'kinds' | 'households'>,
  answer: Pick<ShelterCoverage, 'grids'> | null,
): Uint8Array {
  if (answer === null) return new Uint8Array(coverage.codes.length).fill(UNSERVED_UNKNOWN);
  const unserved = new Map(answer.grids.map(([code, , people]) => [code, people]));
  return Uint8Array.from(coverage.codes, (code, at) => {
    const isNoHome = coverage.kinds[at] !== 'comprehensive' && coverage.households[at] === 0;
    return isNoHome ? UNSERVED_UNKNOWN : unservedStep(unserved.get(code) ?? 0);
  });
}
