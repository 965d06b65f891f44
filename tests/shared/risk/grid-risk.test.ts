import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GRID_PART_KINDS } from '../../../shared/model/grid.ts';
import { CONDITIONS, type Condition } from '../../../shared/model/level.ts';
import {
  dropPart,
  type GridPart,
  type GridRiskIndex,
  gridRisk,
  putPart,
} from '../../../shared/risk/grid-risk.ts';

const GRID = '320213021001001';
const hazard = (condition: Condition): GridPart => ({ kind: 'hazard', id: 'tank', condition });
const stream = (condition: Condition, held?: Condition): GridPart => ({
  kind: 'stream',
  id: 'gauge',
  condition,
  ...(held && { held }),
});

/** How bad a condition looks: unknown is worse than nothing to report, and better than any level. */
const LOOKS: readonly Condition[] = ['none', 'unknown', 'blue', 'yellow', 'orange', 'red'];
const looks = (parts: readonly GridPart[]) => LOOKS.indexOf(gridRisk(parts).condition);

const part: fc.Arbitrary<GridPart> = fc.record({
  kind: fc.constantFrom(...GRID_PART_KINDS),
  id: fc.constantFrom('a', 'b', 'c'),
  condition: fc.constantFrom(...CONDITIONS),
  held: fc.constantFrom<Condition>('none', 'blue', 'red'),
});

describe('the risk of a grid', () => {
  it('is the worst of what lies in it, and says what it rests on', () => {
    const risk = gridRisk([hazard('yellow'), stream('orange')]);
    expect(risk).toMatchObject({ condition: 'orange', assessed: 'yellow', live: 'orange' });
    expect(risk.parts.map(({ id }) => id)).toEqual(['gauge', 'tank']);
  });

  it('is that of its hazards where nothing is measured', () => {
    expect(gridRisk([hazard('blue')])).toMatchObject({ condition: 'blue', live: 'none' });
  });

  it('is none where nothing is registered', () => {
    expect(gridRisk([])).toMatchObject({ condition: 'none', unknownParts: 0 });
  });

  it('is unknown where nothing known is bad and something is not known', () => {
    expect(gridRisk([stream('unknown')]).condition).toBe('unknown');
    expect(gridRisk([hazard('unknown')]).condition).toBe('unknown');
    expect(gridRisk([hazard('none'), stream('unknown')]).condition).toBe('unknown');
  });

  it('says of a known level that a part is missing', () => {
    expect(gridRisk([hazard('blue'), stream('unknown')])).toMatchObject({
      condition: 'blue',
      live: 'unknown',
      unknownParts: 1,
    });
  });

  it('stays what a stream was in when it fell silent', () => {
    expect(gridRisk([hazard('blue'), stream('unknown', 'red')])).toMatchObject({
      condition: 'red',
      unknownParts: 1,
    });
  });

  it('never looks safer for a part more, nor for one that falls silent', () => {
    fc.assert(
      fc.property(fc.array(part), part, (parts, one) => {
        expect(looks([...parts, one])).toBeGreaterThanOrEqual(looks(parts));
        const held = one.condition === 'unknown' ? one.held : one.condition;
        const silent: GridPart = { ...one, condition: 'unknown', held };
        expect(looks([...parts, silent])).toBeGreaterThanOrEqual(looks([...parts, one]));
      }),
    );
  });
});

describe('the index of all grids', () => {
  it('comes to the same as a fresh look, whatever came and went', () => {
    const act = fc.tuple(fc.boolean(), part);
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        const index: GridRiskIndex = new Map();
        const expected = new Map<string, GridPart>();
        for (const [puts, one] of acts) {
          if (puts) putPart(index, GRID, one);
          else dropPart(index, GRID, one);
          if (puts) expected.set(`${one.kind} ${one.id}`, one);
          else expected.delete(`${one.kind} ${one.id}`);
        }
        if (acts.length === 0) return;
        expect(index.get(GRID)!.risk.condition).toBe(gridRisk([...expected.values()]).condition);
      }),
    );
  });

  it('speaks only when the grid looks different', () => {
    const index: GridRiskIndex = new Map();
    const change = putPart(index, GRID, stream('yellow'));
    expect(change).toMatchObject({ grid: GRID, after: { condition: 'yellow' } });
    expect(change!.before.condition).toBe('none');
    expect(putPart(index, GRID, { ...stream('blue'), id: 'second' })).toBeNull();
    expect(putPart(index, GRID, stream('unknown', 'yellow'))!.after).toMatchObject({
      condition: 'yellow',
      unknownParts: 1,
    });
    expect(dropPart(index, GRID, stream('yellow'))!.after.condition).toBe('blue');
  });
});
