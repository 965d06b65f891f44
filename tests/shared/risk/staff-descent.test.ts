import { describe, expect, it } from 'vitest';
import { carryStaff, sumOfHeads } from '../../../shared/risk/staff-descent.ts';

/** `A>B`: ground of A lies in B afterwards. */
const carried = (before: string, after: string, ...descents: string[]) =>
  Object.fromEntries(
    carryStaff({
      before: new Set(before),
      after: new Set(after),
      descents: descents.map((way) => ({ from: way[0]!, to: way[2]! })),
    }),
  );
const kept = (code: string) => ({ outcome: 'kept', from: [code] });
const summed = (...from: string[]) => ({ outcome: 'summed', from });
const recount = (...from: string[]) => ({ outcome: 'recount', from });

describe('staff when grids change (art. 50)', () => {
  it('stays with a grid that is only renamed, and with neighbours whose border moves', () => {
    expect(carried('A', 'A')).toEqual({ A: kept('A') });
    expect(carried('AB', 'AB', 'A>A', 'A>B')).toEqual({ A: kept('A'), B: kept('B') });
  });

  it('adds up where grids are merged, into one of them or into a new one', () => {
    expect(carried('AB', 'A', 'B>A')).toEqual({ A: summed('A', 'B') });
    expect(carried('AB', 'N', 'A>N', 'B>N')).toEqual({ N: summed('A', 'B') });
    expect(carried('A', 'N', 'A>N')).toEqual({ N: summed('A') });
  });

  it('is unknown in every part of a grid that was split, whether its code goes on or not', () => {
    expect(carried('A', 'AN', 'A>A', 'A>N')).toEqual({ A: recount('A'), N: recount('A') });
    expect(carried('A', 'MN', 'A>M', 'A>N')).toEqual({ M: recount('A'), N: recount('A') });
  });

  it('is unknown where a grid is cut out of several, and in those it was cut out of', () => {
    const cut = carried('ABC', 'ABCN', 'A>A', 'A>N', 'B>B', 'B>N', 'C>C', 'C>B');
    expect(cut).toEqual({
      ...{ A: recount('A'), B: recount('B'), C: kept('C') },
      N: recount('A', 'B'),
    });
  });

  it('is unknown in the neighbours among which an ended grid was divided, with all it may have come from', () => {
    expect(carried('ABC', 'AB', 'C>A', 'C>B')).toEqual({
      A: recount('A', 'C'),
      B: recount('B', 'C'),
    });
  });

  it('stays with a neighbour that got a strip of a grid that was split', () => {
    expect(carried('AB', 'ABN', 'A>A', 'A>N', 'A>B').B).toEqual(kept('B'));
  });

  it('is unknown in a grid that comes of none', () => {
    expect(carried('', 'N')).toEqual({ N: recount() });
  });
});

describe('a sum of counts', () => {
  const count = (fullTime: number, countedOn: string) => ({
    ...{ fullTime, partTime: 1, volunteers: 10, countedOn },
  });

  it('is as old as the oldest of them', () => {
    expect(sumOfHeads([count(1, '2026-07-06'), count(2, '2026-05-01')])).toEqual({
      ...{ fullTime: 3, partTime: 2, volunteers: 20, countedOn: '2026-05-01' },
    });
  });

  it('is none where one is unknown, nor where there is nothing, nor beyond what a grid can hold', () => {
    expect(sumOfHeads([count(1, '2026-07-06'), null])).toBeNull();
    expect(sumOfHeads([])).toBeNull();
    expect(sumOfHeads([count(900, '2026-07-06'), count(900, '2026-07-06')])).toBeNull();
  });
});
