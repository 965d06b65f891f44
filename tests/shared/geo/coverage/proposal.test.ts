import { describe, expect, it } from 'vitest';
import { readStreets } from '../../../../geodata/read.ts';
import { applyEdit } from '../../../../shared/geo/coverage/apply-edit.ts';
import { baseBlocks } from '../../../../shared/geo/coverage/base-blocks.ts';
import { gridOutline, ringsOfGrid } from '../../../../shared/geo/coverage/coverage.ts';
import { fineBlocks } from '../../../../shared/geo/coverage/fine-blocks.ts';
import { countIn, formOf } from '../../../../shared/geo/coverage/metrics.ts';
import { openCoverage } from '../../../../shared/geo/coverage/open-coverage.ts';
import {
  PROPOSAL_DEFAULTS,
  type Proposal,
  proposeDivision,
} from '../../../../shared/geo/coverage/propose-division.ts';
import type { Position } from '../../../../shared/model/common.ts';
import { createRandom } from '../../../../shared/random.ts';
import {
  at,
  board,
  boxOf,
  COMMUNITY,
  cellGrid,
  cityGrids,
  gridKey,
} from '../../../support/coverage.ts';
import { auditCommunity } from '../../../support/coverage-audit.ts';
import { boardOf, cellsOf, drawn } from '../../../support/drawing.ts';

describe('base blocks', () => {
  const cross: Position[][] = [
    [at(1, -1), at(1, 3)],
    [at(-1, 1), at(3, 1)],
  ];

  it('lie between the lines', () => {
    const blocks = baseBlocks(boardOf(2, 2), COMMUNITY, cross);
    expect(blocks).toHaveLength(4);
    for (const { outline, areaSquareMetres } of blocks) {
      expect(outline[0]).toEqual(outline.at(-1));
      expect(areaSquareMetres / (94.8 * 111.2)).toBeCloseTo(1, 2);
    }
  });

  it('are not cut by lines that end in them, nor holed by rings within', () => {
    const lines = [...cross, [at(0.5, -1), at(0.5, 0.5)], boxOf(1.2, 1.2, 1.8, 1.8)];
    expect(baseBlocks(boardOf(2, 2), COMMUNITY, lines)).toHaveLength(4);
  });

  it('are joined to a neighbour when they are small', () => {
    const lines = [...cross, [at(0.95, -1), at(0.95, 3)]];
    expect(baseBlocks(boardOf(2, 2), COMMUNITY, lines)).toHaveLength(4);
  });

  it('are the whole where no line is, and none of an unknown community', () => {
    expect(baseBlocks(boardOf(2, 2), COMMUNITY, [])).toHaveLength(1);
    expect(baseBlocks(boardOf(2, 2), 'elsewhere', cross)).toEqual([]);
  });

  it('to paint with are cut where too many live, cover the whole, and leave no sliver when painted', () => {
    const board = boardOf(2, 2);
    const households = [...board.grids.values()].reduce((sum, grid) => sum + grid.households, 0);
    const [whole] = baseBlocks(board, COMMUNITY, []);
    const blocks = fineBlocks(board, COMMUNITY, []);
    expect(blocks.length).toBeGreaterThanOrEqual(households / 100);
    const ground = blocks.reduce((sum, { areaSquareMetres }) => sum + areaSquareMetres, 0);
    expect(ground).toBeCloseTo(whole!.areaSquareMetres, 0);
    const to = [...board.grids.keys()].at(-1)!;
    const painted = applyEdit(board, {
      kind: 'assign-blocks',
      to,
      blocks: blocks.slice(0, 3).map(({ outline }) => outline),
    });
    expect(auditCommunity(painted.coverage, COMMUNITY)).toEqual([]);
  });
});

/** 2,148 households and a dedicated grid. */
const CODE = '320205002002';
const city = () => {
  const { grids, communities } = cityGrids();
  return openCoverage(
    grids.filter(({ community }) => community === CODE),
    { communities: communities.filter(({ code }) => code === CODE) },
  );
};
const propose = (seed = 1, wishes = {}): Proposal => {
  const { nodes, edges } = readStreets();
  return proposeDivision(city(), {
    ...PROPOSAL_DEFAULTS,
    community: CODE,
    lines: edges.map(([a, b]) => [nodes[a]!, nodes[b]!]),
    facts: {},
    pastReports: [],
    random: createRandom(seed),
    keyOf: (index) => `new-${index + 1}`,
    nameOf: (index) => `第${index + 1}网格`,
    ...wishes,
  })!;
};

describe('a proposed division', () => {
  const proposal = propose();
  const { coverage } = applyEdit(city(), proposal.edit);
  const homes = [...coverage.grids.values()].filter(({ kind }) => kind === 'comprehensive');

  it('has as many grids as the target asks for, each within the limits', () => {
    expect(homes).toHaveLength(5);
    for (const { households } of homes) {
      expect(households).toBeGreaterThanOrEqual(300);
      expect(households).toBeLessThanOrEqual(500);
    }
    expect(homes.reduce((sum, { households }) => sum + households, 0)).toBe(2_148);
  });

  it('is exact, and every grid of it hangs together', () => {
    expect(auditCommunity(coverage, CODE)).toEqual([]);
    for (const { key } of homes) expect(formOf(coverage, key).isContiguous, key).toBe(true);
  });

  it('leaves dedicated grids as they are', () => {
    const [before] = [...city().grids.values()].filter(({ kind }) => kind === 'dedicated');
    const after = coverage.grids.get(before!.key)!;
    expect(after).toEqual(before);
    const areas = [city(), coverage].map((one) => formOf(one, before!.key).areaSquareMetres);
    expect(Math.abs(areas[0]! - areas[1]!)).toBeLessThan(1);
  });

  it('says how it compares with the present', () => {
    expect(proposal.score).toMatchObject({ grids: 5, withinLimits: 5 });
    expect(proposal.present.grids).toBe(5);
    expect(proposal.score.workloadSpread).toBeLessThan(proposal.present.workloadSpread);
  });

  it('is the same again from the same seed, and keeps to another target', () => {
    expect(propose().edit).toEqual(proposal.edit);
    expect(propose(1, { target: 700, least: 600, most: 800 }).score).toMatchObject({
      grids: 3,
      withinLimits: 3,
    });
  });

  it('gives less ground to a grid where much was reported', () => {
    const busy = homes.find(({ key }) => key === 'new-1')!;
    const [ring] = gridOutline(coverage, busy.key)[0]!;
    const meanOf = (axis: 0 | 1) => ring!.reduce((sum, at) => sum + at[axis], 0) / ring!.length;
    const place: Position = [meanOf(0), meanOf(1)];
    const pastReports = [{ place, times: 100 }];
    const weighed = propose(1, { pastReports, least: 1, most: 2_148 });
    const after = applyEdit(city(), weighed.edit).coverage;
    const there = [...after.grids.values()].find(
      ({ key, kind }) =>
        kind === 'comprehensive' && countIn(ringsOfGrid(after, key), pastReports) > 0,
    )!;
    expect(countIn(ringsOfGrid(after, there.key), pastReports)).toBe(100);
    expect(there.households).toBeLessThan(busy.households - 50);
    expect(weighed.present.workloadSpread).toBeGreaterThan(proposal.present.workloadSpread);
  });

  it.each([
    ['that a line crosses', [[at(-1, 1.5), at(4, 1.5)]]],
    ['that no line reaches', []],
  ])('leaves an inhabited island in a dedicated grid to itself, one %s', (_, lines) => {
    const around = [boxOf(0, 0, 3, 3), [...boxOf(1, 1, 2, 2)].reverse()];
    const park = { ...cellGrid(1, around), kind: 'dedicated' as const, households: 0 };
    const { communities } = board(3, 3);
    const island = openCoverage([park, cellGrid(2, [boxOf(1, 1, 2, 2)])], { communities });
    const { edit } = proposeDivision(island, {
      ...{ ...PROPOSAL_DEFAULTS, community: COMMUNITY, lines, facts: {}, pastReports: [] },
      ...{ random: createRandom(1), keyOf: () => 'new-1', nameOf: () => '岛' },
    })!;
    const after = applyEdit(island, edit).coverage;
    expect([cellsOf(after, 'new-1'), cellsOf(after, gridKey(1))]).toEqual([1, 8]);
    expect(after.grids.get('new-1')!.households).toBe(400);
    expect(auditCommunity(after, COMMUNITY)).toEqual([]);
  });

  it('is none where nobody lives', () => {
    const empty = drawn(boardOf(1, 1), { kind: 'describe', grid: gridKey(1), households: 0 });
    const wishes = { ...PROPOSAL_DEFAULTS, community: COMMUNITY, lines: [], facts: {} };
    const rest = {
      pastReports: [],
      random: createRandom(1),
      keyOf: () => 'new-1',
      nameOf: () => '一',
    };
    expect(proposeDivision(empty, { ...wishes, ...rest })).toBeNull();
  });
});
