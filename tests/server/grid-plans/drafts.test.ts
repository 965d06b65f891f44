import { describe, expect, it } from 'vitest';
import { drawWhatApplies } from '../../../server/grid-plans/drafts.ts';
import { edgesOf } from '../../../shared/geo/coverage/snap.ts';
import type { Position } from '../../../shared/model/common.ts';
import type { PlanEdit } from '../../../shared/wire/grid-plans.ts';
import { COMMUNITY } from '../../support/coverage.ts';
import { boardOf } from '../../support/drawing.ts';

const EDITS = 200;

describe('a plan of many edits', () => {
  it('is drawn anew with turns for others in between', async () => {
    const base = boardOf(20, 20);
    const inner = edgesOf(base, COMMUNITY).find(({ isBorder }) => !isBorder)!;
    const from = inner.ends[0];
    const to: Position = [from[0] + 0.000003, from[1]].map((degrees) =>
      Number(degrees.toFixed(6)),
    ) as Position;
    const moves = [
      { kind: 'move-vertex' as const, from, to },
      { kind: 'move-vertex' as const, from: to, to: from },
    ];
    const edits = Array.from(
      { length: EDITS },
      (_, index): PlanEdit => ({
        ...{ number: index + 1, edit: moves[index % 2]!, by: 'analyst' },
        at: '2026-07-06T00:00:00.000Z',
      }),
    );
    let turns = 0;
    const count = () => {
      turns += 1;
      waiting = setImmediate(count);
    };
    let waiting = setImmediate(count);
    const { coverage, failing } = await drawWhatApplies(base, edits);
    clearImmediate(waiting);
    expect(failing).toEqual([]);
    expect([...coverage.grids.keys()]).toEqual([...base.grids.keys()]);
    expect(turns).toBeGreaterThan(0);
  });
});
