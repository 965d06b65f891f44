import Value from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { GridEdit } from '../../../../shared/model/grid-edit.ts';
import { createRandom } from '../../../../shared/random.ts';
import { at, boxOf, COMMUNITY, gridKey } from '../../../support/coverage.ts';
import { boardOf } from '../../../support/drawing.ts';
import { randomEdit } from '../../../support/random-edits.ts';

const isEdit = (candidate: unknown): boolean => Value.Check(GridEdit, candidate);

describe('an edit on the wire', () => {
  it('is what the studio draws', () => {
    const random = createRandom(3);
    for (let step = 0; step < 300; step += 1) {
      expect(isEdit(randomEdit(boardOf(3, 3), random, step))).toBe(true);
    }
    const grids = [{ key: 'new-1', outline: [boxOf(0, 0, 1, 1)], name: '一' }];
    expect(isEdit({ kind: 'adopt-division', community: COMMUNITY, grids })).toBe(true);
    expect(isEdit({ kind: 'describe', grid: `${gridKey(1)}-T1`, households: 350 })).toBe(true);
  });

  it('is refused an unknown kind, a strange key, another field, and places off the earth', () => {
    const move = { kind: 'move-vertex', from: at(0, 0), to: at(1, 1) };
    expect(isEdit(move)).toBe(true);
    expect(isEdit({ ...move, kind: 'teleport' })).toBe(false);
    expect(isEdit({ ...move, by: 'someone' })).toBe(false);
    expect(isEdit({ ...move, to: [181, 0] })).toBe(false);
    expect(isEdit({ kind: 'remove-micro', grid: '../etc' })).toBe(false);
    expect(isEdit({ kind: 'describe', grid: gridKey(1), households: 1.5 })).toBe(false);
    const line = Array.from({ length: 10_001 }, () => at(0, 0));
    expect(isEdit({ kind: 'split', grid: gridKey(1), line, newGrid: 'new-1' })).toBe(false);
  });
});
