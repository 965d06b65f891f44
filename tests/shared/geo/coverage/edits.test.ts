import { describe, expect, it } from 'vitest';
import { applyEdit } from '../../../../shared/geo/coverage/apply-edit.ts';
import { gridOutline } from '../../../../shared/geo/coverage/coverage.ts';
import { openCoverage } from '../../../../shared/geo/coverage/open-coverage.ts';
import type { GridEdit } from '../../../../shared/model/grid-edit.ts';
import { at, board, boxOf, COMMUNITY, gridKey, outlineOf } from '../../../support/coverage.ts';
import { boardOf, cellsOf, drawn, refusal } from '../../../support/drawing.ts';

const [ONE, TWO, THREE, FOUR] = [1, 2, 3, 4].map((sequence) => gridKey(sequence)) as [
  string,
  string,
  string,
  string,
];
const NEW = 'new-1';

describe('splitting', () => {
  const split = (...line: [number, number][]): GridEdit => ({
    kind: 'split',
    grid: ONE,
    line: line.map(([x, y]) => at(x, y)),
    newGrid: NEW,
  });

  it('gives the smaller piece to the new grid, and its share of the households', () => {
    const after = drawn(boardOf(2, 2), split([0.75, -1], [0.75, 2]));
    expect(cellsOf(after, ONE)).toBe(0.75);
    expect(cellsOf(after, NEW)).toBe(0.25);
    expect(after.grids.get(ONE)!.households).toBe(300);
    expect(after.grids.get(NEW)!.households).toBe(100);
  });

  it('gives the eastern of equal pieces to the new grid', () => {
    const after = drawn(boardOf(2, 2), split([0.5, 1.5], [0.5, -0.5]));
    const lons = gridOutline(after, NEW)
      .flat(2)
      .map(([lon]) => lon);
    expect(Math.min(...lons)).toBe(at(0.5, 0)[0]);
  });

  it('puts the ends of the line into the neighbours too', () => {
    const { coverage, changed } = applyEdit(boardOf(2, 2), split([0.75, -1], [0.75, 2]));
    expect(gridOutline(coverage, THREE).flat(2)).toContainEqual(at(0.75, 1));
    expect(changed).toEqual([ONE, THREE, NEW]);
  });

  it('ends in the middle of a grid to no purpose', () => {
    expect(refusal(boardOf(2, 2), split([0.5, 0.5], [0.5, 2]))).toEqual([
      'line-does-not-divide',
      [ONE],
    ]);
    expect(refusal(boardOf(2, 2), split([1.5, 0.5], [1.5, 2]))[0]).toBe('line-does-not-divide');
    expect(refusal(boardOf(2, 2), split([-1, 0], [2, 0.5], [2, 0], [0.5, 1]))[0]).toBe(
      'line-crosses-itself',
    );
    expect(
      refusal(boardOf(2, 2), { ...split([0.5, -1], [0.5, 2]), newGrid: TWO } as GridEdit)[0],
    ).toBe('key-taken');
  });

  it('takes an inner ring out of a grid', () => {
    const after = drawn(
      boardOf(2, 2),
      split([0.2, 0.2], [0.4, 0.2], [0.4, 0.4], [0.2, 0.4], [0.2, 0.2]),
    );
    expect(cellsOf(after, NEW)).toBeCloseTo(0.04, 9);
    expect(gridOutline(after, ONE)[0]).toHaveLength(2);
  });
});

describe('merging', () => {
  const merge = (...grids: string[]): GridEdit => ({ kind: 'merge', grids, into: grids[0]! });

  it('makes one grid of neighbours, with the households of all', () => {
    const after = drawn(boardOf(2, 2), merge(ONE, TWO));
    expect(cellsOf(after, ONE)).toBe(2);
    expect(after.grids.get(ONE)!.households).toBe(800);
    expect(after.grids.has(TWO)).toBe(false);
  });

  it('leaves of a split no vertex in the border of the community', () => {
    const line = [at(0.4137, -1), at(0.6181, 2)];
    const split: GridEdit = { kind: 'split', grid: ONE, line, newGrid: NEW };
    const after = drawn(boardOf(2, 1), split, merge(ONE, NEW));
    expect(gridOutline(after, ONE)).toEqual(gridOutline(boardOf(2, 1), ONE));
  });

  it('is refused what only touches at a corner, and what lies in another community', () => {
    expect(refusal(boardOf(2, 2), merge(ONE, FOUR))).toEqual(['not-neighbours', [ONE, FOUR]]);
    expect(refusal(boardOf(2, 2), merge(ONE, gridKey(9)))[0]).toBe('no-such-grid');
  });
});

describe('reassigning', () => {
  const reassign = (outline = boxOf(0.5, -1, 1.5, 0.5)): GridEdit => ({
    kind: 'reassign',
    from: ONE,
    to: TWO,
    outline,
  });

  it('gives what lies in the outline to the other, and households by area', () => {
    const after = drawn(boardOf(2, 2), reassign());
    expect([cellsOf(after, ONE), cellsOf(after, TWO)]).toEqual([0.75, 1.25]);
    expect(after.grids.get(ONE)!.households).toBe(300);
    expect(after.grids.get(TWO)!.households).toBe(500);
    expect(cellsOf(after, THREE)).toBe(1);
  });

  it('is refused an outline beside the grid, about all of it, across itself or of nothing', () => {
    const why = (outline: Parameters<typeof reassign>[0]) =>
      refusal(boardOf(2, 2), reassign(outline))[0];
    expect(why(boxOf(1.2, 0.2, 1.8, 0.8))).toBe('outline-misses-grid');
    expect(why(boxOf(-1, -1, 1.5, 1.5))).toBe('outline-takes-whole-grid');
    expect(why(outlineOf([0, 0], [1, 1], [1, 0], [0, 1]))).toBe('line-crosses-itself');
    expect(why([at(0, 0), at(1, 1), at(0, 0)])).toBe('outline-encloses-nothing');
    expect(
      why([
        [0, 0],
        [1, 1],
        [1, 0],
      ]),
    ).toBe('off-the-map');
  });
});

describe('cutting out a dedicated grid', () => {
  const cutOut: GridEdit = {
    kind: 'cut-out',
    outline: boxOf(0.5, 0.5, 1.5, 1.5),
    newGrid: NEW,
    name: '锡惠公园',
  };

  it('takes it from all it lies over, and leaves the households where they were', () => {
    const after = drawn(boardOf(2, 2), cutOut);
    expect(cellsOf(after, NEW)).toBe(1);
    for (const key of [ONE, TWO, THREE, FOUR]) expect(cellsOf(after, key)).toBe(0.75);
    expect(after.grids.get(NEW)).toMatchObject({
      kind: 'dedicated',
      households: 0,
      name: '锡惠公园',
    });
    expect(after.grids.get(ONE)!.households).toBe(400);
  });

  it('is refused when nothing of a grid would be left', () => {
    const outline = boxOf(-1, -1, 1.5, 1.5);
    expect(refusal(boardOf(2, 2), { ...cutOut, outline } as GridEdit)).toEqual([
      'outline-takes-whole-grid',
      [ONE],
    ]);
  });
});

describe('micro-grids', () => {
  const nest = (newGrid: string, outline = boxOf(0.25, 0.25, 0.75, 0.75)): GridEdit => ({
    kind: 'nest-micro',
    parent: ONE,
    outline,
    newGrid,
    name: newGrid,
  });

  it('lie in their grid, whose outline stays', () => {
    const before = boardOf(2, 2);
    const after = drawn(before, nest(NEW));
    expect(cellsOf(after, NEW)).toBe(0.25);
    expect(gridOutline(after, ONE)).toEqual(gridOutline(before, ONE));
    expect(after.grids.get(NEW)).toMatchObject({ kind: 'micro', parent: ONE, households: 100 });
  });

  it('take only what is free, and nothing beyond their grid', () => {
    const after = drawn(boardOf(2, 2), nest(NEW), nest('new-2', boxOf(0.5, 0.25, 1.5, 0.75)));
    expect(cellsOf(after, 'new-2')).toBe(0.125);
    expect(cellsOf(after, TWO)).toBe(1);
  });

  it('may fill their grid wholly, and end again', () => {
    const filled = drawn(
      boardOf(2, 2),
      nest(NEW, boxOf(-1, -1, 0.5, 2)),
      nest('new-2', boxOf(-1, -1, 2, 2)),
    );
    expect(cellsOf(filled, ONE)).toBe(1);
    const emptied = drawn(
      filled,
      { kind: 'remove-micro', grid: NEW },
      { kind: 'remove-micro', grid: 'new-2' },
    );
    expect(cellsOf(emptied, ONE)).toBe(1);
    expect(emptied.grids.size).toBe(4);
  });

  it('follow a shared vertex, and their grid when it is merged', () => {
    const nested = drawn(boardOf(2, 2), nest(NEW, boxOf(0.5, 0.5, 1.5, 1.5)));
    const moved = drawn(nested, { kind: 'move-vertex', from: at(1, 1), to: at(1.1, 1.1) });
    expect(gridOutline(moved, NEW).flat(2)).toContainEqual(at(1.1, 1.1));
    const merged = drawn(nested, { kind: 'merge', grids: [ONE, TWO], into: TWO });
    expect(merged.grids.get(NEW)!.parent).toBe(TWO);
  });

  it('go with their larger part when their grid is split', () => {
    const line = [at(0.6, -1), at(0.6, 2)];
    const after = drawn(boardOf(2, 2), nest(NEW, boxOf(0.5, 0.2, 0.9, 0.8)), {
      kind: 'split',
      grid: ONE,
      line,
      newGrid: 'new-2',
    });
    expect(after.grids.get(NEW)!.parent).toBe('new-2');
    expect(cellsOf(after, NEW)).toBeCloseTo(0.18, 9);
    expect(cellsOf(after, 'new-2')).toBeCloseTo(0.4, 9);
  });

  it('are opened again where they lay', () => {
    const { grids, communities } = board(2, 2);
    const parent = { key: `${ONE}01`, parent: ONE, kind: 'micro' } as const;
    const micro = { ...grids[0]!, ...parent, outline: [[boxOf(0.5, 0.5, 1, 1)]] };
    const coverage = openCoverage([...grids, micro], { communities });
    expect(cellsOf(coverage, `${ONE}01`)).toBe(0.25);
    expect(cellsOf(coverage, ONE)).toBe(1);
  });

  it('are nested in comprehensive grids alone', () => {
    const dedicated = drawn(boardOf(2, 2), { kind: 'describe', grid: ONE, gridKind: 'dedicated' });
    expect(refusal(dedicated, nest(NEW))).toEqual(['not-comprehensive', [ONE]]);
    const nested = drawn(boardOf(2, 2), nest(NEW));
    const describe = { kind: 'describe', grid: ONE, gridKind: 'dedicated' } as const;
    expect(refusal(nested, describe)).toEqual(['has-micro-grids', [ONE]]);
    expect(refusal(nested, { kind: 'remove-micro', grid: ONE })).toEqual(['not-micro', [ONE]]);
  });
});

describe('base blocks', () => {
  it('are painted to a grid, from whichever they lie in', () => {
    const blocks = [boxOf(1, 0, 1.5, 1), boxOf(1, 1, 1.5, 1.5), boxOf(0, 1, 0.5, 1.5)];
    const after = drawn(boardOf(2, 2), { kind: 'assign-blocks', to: ONE, blocks });
    expect([ONE, TWO, THREE, FOUR].map((key) => cellsOf(after, key))).toEqual([2, 0.5, 0.75, 0.75]);
    const households = [...after.grids.values()].map((grid) => grid.households);
    expect(households.reduce((sum, count) => sum + count, 0)).toBe(1_600);
  });
});

describe('adopting a division', () => {
  const grids = [
    { key: NEW, outline: [boxOf(0, 0, 2, 0.5)], name: '南' },
    { key: ONE, outline: [boxOf(0, 0.5, 2, 1.9)], name: '北' },
  ];
  const adopt: GridEdit = { kind: 'adopt-division', community: COMMUNITY, grids };

  it('replaces the old grids, and gives what is left over to the neighbour', () => {
    const after = drawn(boardOf(2, 2), adopt);
    expect([...after.grids.keys()].sort()).toEqual([ONE, NEW]);
    expect([cellsOf(after, NEW), cellsOf(after, ONE)]).toEqual([1, 3]);
    const households = [...after.grids.values()].map((grid) => grid.households);
    expect(households.reduce((sum, count) => sum + count, 0)).toBe(1_600);
  });

  it('gives households with the ground, what was left over too', () => {
    const strips = [
      { key: NEW, outline: [boxOf(0, 0, 1, 3)], name: '西' },
      { key: 'new-2', outline: [boxOf(1, 0, 2, 3)], name: '中' },
    ];
    const after = drawn(boardOf(3, 3), { ...adopt, grids: strips } as GridEdit);
    const counted = [NEW, 'new-2'].map((key) => [
      cellsOf(after, key),
      after.grids.get(key)!.households,
    ]);
    expect(counted).toEqual([
      [3, 1_200],
      [6, 2_400],
    ]);
  });

  it.each([
    ['before', [1, 0]],
    ['after', [0, 1]],
  ])('leaves a hole to the grid in it, which the file has %s the one around it', (_, order) => {
    const ring = { key: NEW, outline: [boxOf(0, 0, 3, 3), boxOf(1, 1, 2, 2)], name: '环' };
    const both = [ring, { key: ONE, outline: [boxOf(1, 1, 2, 2)], name: '岛' }];
    const ordered = order.map((index) => both[index]!);
    const after = drawn(boardOf(3, 3), { ...adopt, grids: ordered } as GridEdit);
    expect([cellsOf(after, NEW), cellsOf(after, ONE)]).toEqual([8, 1]);
    expect(gridOutline(after, NEW).map((rings) => rings.length)).toEqual([2]);
    expect([NEW, ONE].map((key) => after.grids.get(key)!.households)).toEqual([3_200, 400]);
  });

  it('is refused a grid without ground, or under the key of a grid elsewhere', () => {
    const outside = [...grids, { key: 'new-2', outline: [boxOf(5, 5, 6, 6)], name: '外' }];
    expect(refusal(boardOf(2, 2), { ...adopt, grids: outside } as GridEdit)).toEqual([
      'division-incomplete',
      ['new-2'],
    ]);
    const twice = [grids[0]!, grids[0]!];
    expect(refusal(boardOf(2, 2), { ...adopt, grids: twice } as GridEdit)[0]).toBe('key-taken');
  });
});

describe('a community outside the plan', () => {
  it('is shown and cannot be edited', () => {
    const { grids } = board(2, 2);
    const locked = openCoverage(grids, { communities: [] });
    const edits: GridEdit[] = [
      { kind: 'move-vertex', from: at(1, 1), to: at(1.1, 1) },
      { kind: 'merge', grids: [ONE, TWO], into: ONE },
      { kind: 'describe', grid: ONE, households: 1 },
      { kind: 'remove-micro', grid: ONE },
    ];
    for (const edit of edits) expect(refusal(locked, edit)[0], edit.kind).toBe('grid-locked');
  });
});

describe('a slanting border between two communities', () => {
  const OTHER = '320205001002';
  const slanted = () => {
    const left = outlineOf([0, 0], [1, 0], [1.37, 2], [0, 2]);
    const right = outlineOf([1, 0], [3, 0], [3, 2], [1.37, 2]);
    const grid = (community: string, outline: ReturnType<typeof outlineOf>) => ({
      ...board(1, 1).grids[0]!,
      key: gridKey(1, community),
      community,
      outline: [[outline]],
    });
    return openCoverage([grid(COMMUNITY, left), grid(OTHER, right)], {
      communities: [
        { code: COMMUNITY, rings: [left] },
        { code: OTHER, rings: [right] },
      ],
    });
  };

  it('gets one node for both where a line ends on it, and loses it when the line goes', () => {
    const line = [at(-1, 0.9), at(2, 1.1)];
    const split: GridEdit = { kind: 'split', grid: ONE, line, newGrid: NEW };
    const { coverage, changed } = applyEdit(slanted(), split);
    expect(changed).toEqual([ONE, gridKey(1, OTHER), NEW]);
    const corners = (key: string) => new Set(gridOutline(coverage, key).flat(2).map(String));
    const common = [...corners(ONE)].filter((place) => corners(NEW).has(place));
    const atBorder = common.filter((place) => corners(gridKey(1, OTHER)).has(place));
    expect(atBorder).toHaveLength(1);
    const merged = applyEdit(coverage, { kind: 'merge', grids: [ONE, NEW], into: ONE });
    expect(gridOutline(merged.coverage, gridKey(1, OTHER))).toEqual(
      gridOutline(slanted(), gridKey(1, OTHER)),
    );
  });
});
