import { describe, expect, it } from 'vitest';
import { countGrids } from '../../../client/studio/count-grids.ts';

describe('the division in numbers', () => {
  it('counts grids by kind and those outside 300 to 500 households, dedicated ones aside', () => {
    const counts = countGrids({
      kinds: ['comprehensive', 'comprehensive', 'comprehensive', 'comprehensive', 'dedicated'],
      households: Uint32Array.from([299, 300, 500, 501, 0]),
    });
    expect(counts).toEqual({
      byKind: { comprehensive: 4, dedicated: 1, micro: 0 },
      households: 1_600,
      tooFew: 1,
      tooMany: 1,
    });
  });
});
