import { describe, expect, it } from 'vitest';
import { unservedCodes } from '../../../client/panels/layers/unserved-codes.ts';
import { UNSERVED_UNKNOWN, unservedStep } from '../../../shared/risk/unserved-steps.ts';

const coverage = {
  codes: ['home', 'served', 'works', 'street'],
  kinds: ['comprehensive', 'comprehensive', 'dedicated', 'dedicated'],
  households: Uint32Array.from([300, 300, 0, 12]),
} as const;

describe('grids tinted by whom no shelter serves', () => {
  it('are all unknown while no answer is here: that is not nobody', () => {
    expect([...unservedCodes(coverage, null)]).toEqual([5, 5, 5, 5]);
  });

  it('have a step by how many, and are unknown where nobody counts who stays there', () => {
    const grids: [string, number, number][] = [
      ['home', 768, 420],
      ['street', 31, 31],
    ];
    expect([...unservedCodes(coverage, { grids })]).toEqual([3, 0, UNSERVED_UNKNOWN, 1]);
  });

  it('go up by steps, each from its own number on', () => {
    expect([0, 1, 99, 100, 299, 300, 799, 800].map(unservedStep)).toEqual([0, 1, 1, 2, 2, 3, 3, 4]);
  });
});
