import { describe, expect, it } from 'vitest';
import { applyEdit } from '../../../../shared/geo/coverage/apply-edit.ts';
import { gridOutline } from '../../../../shared/geo/coverage/coverage.ts';
import { openCoverage } from '../../../../shared/geo/coverage/open-coverage.ts';
import type { Position } from '../../../../shared/model/common.ts';
import type { GridEdit } from '../../../../shared/model/grid-edit.ts';
import { at, cityGrids, gridKey } from '../../../support/coverage.ts';
import { boardOf, refusal } from '../../../support/drawing.ts';

describe('opening', () => {
  it('gives back the outlines of the city it was given', () => {
    const { grids, communities } = cityGrids();
    const coverage = openCoverage(grids, { communities });
    for (const { key, outline } of grids) {
      const sorted = (rings: readonly (readonly Position[])[]) =>
        rings[0]!
          .slice(1)
          .map(([lon, lat]) => `${lon.toFixed(6)} ${lat.toFixed(6)}`)
          .sort();
      expect(sorted(gridOutline(coverage, key)[0]!)).toEqual(sorted(outline[0]!));
    }
  });
});

describe('a shared vertex', () => {
  it('moves in every grid that has it', () => {
    const { coverage, changed } = applyEdit(boardOf(2, 2), {
      kind: 'move-vertex',
      from: at(1, 1),
      to: at(1.25, 0.75),
    });
    expect(changed.sort()).toEqual([1, 2, 3, 4].map((sequence) => gridKey(sequence)));
    for (const key of changed) {
      expect(gridOutline(coverage, key)[0]![0]).toContainEqual(at(1.25, 0.75));
      expect(gridOutline(coverage, key)[0]![0]).not.toContainEqual(at(1, 1));
    }
  });

  it('is left where it was in the coverage before', () => {
    const before = boardOf(2, 2);
    applyEdit(before, { kind: 'move-vertex', from: at(1, 1), to: at(1.25, 0.75) });
    expect(gridOutline(before, gridKey(1))[0]![0]).toContainEqual(at(1, 1));
  });

  it('is refused what would break the coverage', () => {
    const move = (from: [number, number], to: [number, number]) =>
      refusal(boardOf(2, 2), { kind: 'move-vertex', from: at(...from), to: at(...to) })[0];
    expect(move([1, 1], [2.5, 1])).toBe('edges-cross');
    expect(move([1, 1], [2, 1])).toBe('vertex-taken');
    expect(move([1, 1], [1.5, 0])).toBe('edges-cross');
    expect(move([0, 0], [0.1, 0.1])).toBe('boundary-fixed');
    expect(move([0.5, 0.5], [0.6, 0.6])).toBe('no-such-vertex');
  });

  it('slides along the border of the community where a border ends on it', () => {
    const before = boardOf(2, 2);
    const { coverage, changed } = applyEdit(before, {
      kind: 'move-vertex',
      from: at(1, 0),
      to: at(1.5, -0.4),
    });
    expect(changed).toEqual([gridKey(1), gridKey(2)]);
    expect(gridOutline(coverage, gridKey(1)).flat(2)).toContainEqual(at(1.5, 0));
    expect(gridOutline(coverage, gridKey(2)).flat(2)).not.toContainEqual(at(1, 0));
    const back = applyEdit(coverage, { kind: 'move-vertex', from: at(1.5, 0), to: at(1, 0) });
    expect(gridOutline(back.coverage, gridKey(1))).toEqual(gridOutline(before, gridKey(1)));
    expect(gridOutline(back.coverage, gridKey(2))).toEqual(gridOutline(before, gridKey(2)));
  });

  it('slides past no other border', () => {
    const move: GridEdit = { kind: 'move-vertex', from: at(1, 0), to: at(2.5, 0) };
    expect(refusal(boardOf(3, 1), move)[0]).toBe('edges-cross');
    expect(refusal(boardOf(3, 1), { ...move, to: at(2, 0) })[0]).toBe('edges-cross');
  });

  it('is put in and taken out on both sides', () => {
    const bent = applyEdit(boardOf(2, 1), {
      kind: 'insert-vertex',
      between: [at(1, 0), at(1, 1)],
      at: at(1.2, 0.5),
    });
    expect(bent.changed.sort()).toEqual([gridKey(1), gridKey(2)]);
    expect(gridOutline(bent.coverage, gridKey(1))[0]![0]).toHaveLength(6);
    expect(gridOutline(bent.coverage, gridKey(2))[0]![0]).toHaveLength(6);
    const straight = applyEdit(bent.coverage, { kind: 'delete-vertex', at: at(1.2, 0.5) });
    expect(gridOutline(straight.coverage, gridKey(1))).toEqual(
      gridOutline(boardOf(2, 1), gridKey(1)),
    );
  });
});
