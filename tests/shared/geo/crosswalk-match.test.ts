import { describe, expect, it } from 'vitest';
import { matchUnits, uncoveredGrids } from '../../../shared/geo/crosswalk-match.ts';

/** `together`: the share of the grid in any unit; unless told, in this one alone. */
const over = (unit: string, grid: string, share: number, households = 400, together = share) => ({
  ...{ unit, unitName: unit, grid, gridName: grid, households },
  ...{ gridArea: 10_000, inside: 10_000 * share, covered: 10_000 * together },
});

describe('a unit over the grids', () => {
  it('covers some wholly and cuts others, with ground and households on its side', () => {
    const [police] = matchUnits([over('police', 'a', 1), over('police', 'b', 0.25)]);
    expect(police!.whole.map(({ grid }) => grid)).toEqual(['a']);
    expect(police!.cut).toEqual([
      { grid: 'b', gridName: 'b', areaSquareMetres: 2_500, share: 0.25, households: 100 },
    ]);
  });

  it('is forgiven what two hands draw differently on one line', () => {
    const [unit] = matchUnits([over('u', 'a', 0.997), over('u', 'b', 0.003)]);
    expect(unit!.whole.map(({ grid }) => grid)).toEqual(['a']);
    expect(unit!.cut).toEqual([]);
  });

  it('never tells fewer than ten households', () => {
    const [unit] = matchUnits([over('u', 'a', 0.5, 12), over('u', 'b', 0.5, 0)]);
    expect(unit!.cut.map(({ households }) => households)).toEqual([null, 0]);
  });
});

describe('grids that no unit covers', () => {
  it('are listed with how much of each is open, the barest first', () => {
    const grids = ['a', 'b', 'c'].map((code) => ({ code, name: code }));
    const both = ['u', 'v'].map((unit) => over(unit, 'a', 0.5, 400, 1));
    const overlaps = [...both, over('u', 'b', 0.6)];
    const open = uncoveredGrids(grids, overlaps);
    expect(open.map(({ grid }) => grid)).toEqual(['c', 'b']);
    expect(open[0]!.share).toBe(1);
    expect(open[1]!.share).toBeCloseTo(0.4, 9);
  });

  it('are not hidden by two units over the same part of a grid', () => {
    const twice = ['u', 'v'].map((unit) => over(unit, 'a', 0.6, 400, 0.6));
    const [open] = uncoveredGrids([{ code: 'a', name: 'a' }], twice);
    expect(open!.share).toBeCloseTo(0.4, 9);
  });
});
