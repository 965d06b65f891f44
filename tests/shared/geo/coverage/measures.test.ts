import { describe, expect, it } from 'vitest';
import { applyEdit, changedKeys } from '../../../../shared/geo/coverage/apply-edit.ts';
import { gridOutline } from '../../../../shared/geo/coverage/coverage.ts';
import {
  changedGrids,
  lineageOf,
  movedGround,
} from '../../../../shared/geo/coverage/difference.ts';
import { findings } from '../../../../shared/geo/coverage/findings.ts';
import {
  assignCodes,
  CodesExhausted,
  temporaryCode,
} from '../../../../shared/geo/coverage/grid-codes.ts';
import { metricsOf } from '../../../../shared/geo/coverage/metrics.ts';
import { sharesOf } from '../../../../shared/geo/coverage/shares.ts';
import { edgesOf, snap, verticesNear } from '../../../../shared/geo/coverage/snap.ts';
import { areaSquareMetres } from '../../../../shared/geo/measure.ts';
import type { GridEdit } from '../../../../shared/model/grid-edit.ts';
import { at, boxOf, COMMUNITY, gridKey } from '../../../support/coverage.ts';
import { boardOf, drawn } from '../../../support/drawing.ts';

const [ONE, TWO, THREE] = [1, 2, 3].map((sequence) => gridKey(sequence)) as [
  string,
  string,
  string,
];
const NEW = 'new-1';
const split: GridEdit = {
  kind: 'split',
  grid: ONE,
  line: [at(0.75, -1), at(0.75, 2)],
  newGrid: NEW,
};

describe('metrics', () => {
  it('measure as everything else here does', () => {
    const coverage = boardOf(2, 2);
    const metrics = metricsOf(coverage, ONE);
    const coordinates = gridOutline(coverage, ONE);
    expect(metrics.areaSquareMetres).toBe(areaSquareMetres({ type: 'MultiPolygon', coordinates }));
    expect(metrics.areaSquareMetres / (94.8 * 111.2)).toBeCloseTo(1, 2);
    expect(metrics.perimeterMetres / (2 * (94.8 + 111.2))).toBeCloseTo(1, 2);
    expect(metrics.compactness).toBeCloseTo(0.78, 2);
    expect(metrics).toMatchObject({ isContiguous: true, parts: 1, households: 400 });
  });

  it('count each thing in one grid, on the border between two as well', () => {
    const hazards = [at(0.5, 0.5), at(1, 0.5), at(1, 1), at(0.5, 1), at(9, 9)];
    const coverage = boardOf(2, 2);
    const counts = [...coverage.grids.keys()].map(
      (key) => metricsOf(coverage, key, { hazards }).hazards,
    );
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(4);
    expect(counts[0]).toBe(1);
  });

  it('know staff only where it is told', () => {
    const facts = { staff: { [ONE]: 0 } };
    expect(metricsOf(boardOf(2, 2), ONE, facts).staff).toBe(0);
    expect(metricsOf(boardOf(2, 2), TWO, facts).staff).toBeNull();
  });

  it('name the key that is no grid', () => {
    expect(() => metricsOf(boardOf(1, 1), 'new-7')).toThrow('new-7');
  });
});

describe('snapping', () => {
  const coverage = boardOf(2, 2);

  it('prefers a vertex to an edge, an edge to nothing', () => {
    expect(snap(coverage, at(1.02, 1.01), 5)).toMatchObject({ position: at(1, 1), to: 'vertex' });
    expect(snap(coverage, at(0.5, 1.02), 5)).toMatchObject({ position: at(0.5, 1), to: 'edge' });
    expect(snap(coverage, at(0.5, 0.02), 5)).toMatchObject({ position: at(0.5, 0), to: 'border' });
    expect(snap(coverage, at(0.5, 0.5), 5)).toMatchObject({
      position: at(0.5, 0.5),
      to: 'nothing',
    });
  });

  it('takes water and other lines that are given', () => {
    const shore = [[at(0, 0.5), at(2, 0.5)]];
    const snapped = snap(coverage, at(0.25, 0.52), 5, shore);
    expect(snapped).toMatchObject({ position: at(0.25, 0.5), to: 'line' });
    expect(snapped.metres).toBeCloseTo(2.2, 1);
  });

  it('lists vertices by how near they are, and says which are fixed', () => {
    const [nearest, ...others] = verticesNear(coverage, at(1, 0.6), 80);
    expect(nearest).toMatchObject({ position: at(1, 1), isFixed: false });
    expect(others.map(({ position }) => position)).toEqual([at(1, 0)]);
    expect(others[0]!.isFixed).toBe(true);
  });

  it('gives every edge once, with the grids beside it', () => {
    const edges = edgesOf(coverage, COMMUNITY);
    expect(edges).toHaveLength(12);
    expect(edges.filter(({ isBorder }) => isBorder)).toHaveLength(8);
    expect(edges.filter(({ left, right }) => left && right)).toHaveLength(4);
    expect(edgesOf(coverage, 'elsewhere')).toEqual([]);
  });
});

describe('a difference', () => {
  const base = boardOf(2, 2);

  it('tells the grids that changed, and the ground that changed hands', () => {
    const draft = drawn(
      base,
      split,
      { kind: 'merge', grids: [TWO, NEW], into: TWO },
      { kind: 'describe', grid: THREE, name: '河滨网格' },
      { kind: 'cut-out', outline: boxOf(1.5, 1.5, 3, 3), newGrid: 'new-2', name: '公园' },
    );
    expect(changedGrids(base, draft)).toEqual([ONE, TWO, THREE, gridKey(4), 'new-2']);
    const pieces = movedGround(base, draft);
    expect(pieces.map(({ from, to }) => [from, to])).toEqual([
      [ONE, TWO],
      [gridKey(4), 'new-2'],
    ]);
    for (const { areaSquareMetres: area } of pieces)
      expect(area / (94.8 * 111.2)).toBeCloseTo(0.25, 2);
  });

  it('calls no grid changed that only has the vertex where its neighbour was cut', () => {
    const draft = drawn(base, split);
    expect(changedKeys(base, draft)).toContain(THREE);
    expect(changedGrids(base, draft)).toEqual([ONE, NEW]);
    // Where the cut meets a slanting edge the lattice has no node on it: it bends by less than a decimetre.
    const slanting = drawn(base, { kind: 'move-vertex', from: at(1, 1), to: at(1.013, 1.117) });
    expect(changedGrids(slanting, drawn(slanting, split))).toEqual([ONE, NEW]);
  });

  it('is empty between a coverage and itself', () => {
    expect(changedGrids(base, base)).toEqual([]);
    expect(movedGround(base, base)).toEqual([]);
  });

  it('tells a new grid its ancestors by share', () => {
    const draft = drawn(base, split, { kind: 'merge', grids: [TWO, NEW], into: TWO });
    const lineage = lineageOf(base, draft);
    expect(lineage.get(ONE)!.map(({ grid }) => grid)).toEqual([ONE]);
    const [own, given] = lineage.get(TWO)!;
    expect([own!.grid, given!.grid]).toEqual([TWO, ONE]);
    expect(own!.share).toBeCloseTo(0.8, 6);
    expect(given!.share).toBeCloseTo(0.2, 6);
  });
});

describe('codes', () => {
  const draft = () =>
    drawn(
      boardOf(2, 2),
      { ...split, newGrid: 'new-9' } as GridEdit,
      { kind: 'cut-out', outline: boxOf(0.1, 0.1, 0.2, 0.2), newGrid: 'new-8', name: '西' },
      { kind: 'cut-out', outline: boxOf(0.1, 1.5, 0.2, 1.6), newGrid: 'new-7', name: '北' },
      {
        kind: 'nest-micro',
        parent: TWO,
        outline: boxOf(1.5, 0, 2, 1),
        newGrid: 'new-6',
        name: '微',
      },
      {
        kind: 'nest-micro',
        parent: TWO,
        outline: boxOf(1, 0, 1.5, 1),
        newGrid: 'new-5',
        name: '微',
      },
    );

  it('are given from west to east, and from north to south in one column', () => {
    // 7 and 8 lie in the north and the south of one column, and 9 between them.
    const codes = assignCodes(draft(), []);
    expect(codes.get('new-7')).toBe(gridKey(5));
    expect(codes.get('new-9')).toBe(gridKey(6));
    expect(codes.get('new-8')).toBe(gridKey(7));
    expect([codes.get('new-5'), codes.get('new-6')].sort()).toEqual([`${TWO}01`, `${TWO}02`]);
  });

  it('are never given again', () => {
    const codes = assignCodes(draft(), [gridKey(12), `${TWO}07`]);
    expect(codes.get('new-7')).toBe(gridKey(13));
    expect([codes.get('new-5'), codes.get('new-6')].sort()).toEqual([`${TWO}08`, `${TWO}09`]);
    expect(() => assignCodes(draft(), [gridKey(999)])).toThrow(CodesExhausted);
  });

  it("of pieces for a time keep the parent's with a suffix", () => {
    expect(temporaryCode(ONE, [])).toBe(`${ONE}-T1`);
    expect(temporaryCode(ONE, [`${ONE}-T1`])).toBe(`${ONE}-T2`);
  });

  it('of micro-grids in a piece for a time begin with the code of the grid it was cut from', () => {
    const nested = drawn(boardOf(2, 2), split, {
      kind: 'nest-micro',
      parent: NEW,
      outline: boxOf(0.8, 0.2, 0.9, 0.4),
      newGrid: 'new-2',
      name: '微',
    });
    const codes = assignCodes(nested, [`${ONE}01`], new Map([[NEW, `${ONE}-T1`]]));
    expect([...codes]).toEqual([
      [NEW, `${ONE}-T1`],
      ['new-2', `${ONE}02`],
    ]);
  });
});

describe('findings of a coverage', () => {
  it('are none for a board as it should be', () => {
    expect(findings(boardOf(3, 3))).toEqual([]);
  });

  it('warn of parts, and offer what mends them', () => {
    const coverage = drawn(boardOf(3, 1), {
      kind: 'reassign',
      from: THREE,
      to: ONE,
      outline: boxOf(2.2, 0.2, 2.8, 0.8),
    });
    const [found] = findings(coverage).filter(({ rule }) => rule === 'several-parts');
    expect(found).toMatchObject({ severity: 'warning', grids: [ONE], count: 2 });
    expect(found!.repair).toMatchObject({ kind: 'reassign', from: ONE, to: THREE });
    const mended = applyEdit(coverage, found!.repair!).coverage;
    expect(findings(mended).filter(({ rule }) => rule === 'several-parts')).toEqual([]);
    expect(gridOutline(mended, ONE)).toEqual(gridOutline(boardOf(3, 1), ONE));
  });

  it('warn of too few and too many households, of comprehensive grids alone', () => {
    const coverage = drawn(
      boardOf(2, 2),
      { kind: 'describe', grid: ONE, households: 299 },
      { kind: 'describe', grid: TWO, households: 501 },
      { kind: 'describe', grid: THREE, households: 0, gridKind: 'dedicated' },
    );
    const told = findings(coverage).map(({ rule, grids, count }) => [rule, grids[0], count]);
    expect(told).toEqual([
      ['households-few', ONE, 299],
      ['households-many', TWO, 501],
    ]);
  });

  it('can be asked for some communities only', () => {
    const coverage = drawn(boardOf(2, 2), { kind: 'describe', grid: ONE, households: 1 });
    expect(findings(coverage, ['320205001999'])).toEqual([]);
    expect(findings(coverage, [COMMUNITY])).toHaveLength(1);
  });
});

describe('shares', () => {
  it('add up to the whole, the largest remainders first', () => {
    expect(sharesOf(10, [1, 1, 1])).toEqual([4, 3, 3]);
    expect(sharesOf(100, [0.335, 0.335, 0.33])).toEqual([34, 33, 33]);
    expect(sharesOf(0, [1, 2])).toEqual([0, 0]);
    expect(sharesOf(7, [0, 0])).toEqual([7, 0]);
    for (let total = 0; total < 200; total += 7) {
      const shares = sharesOf(total, [3, 0, 11, 0.25, 8]);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(total);
    }
  });
});
