import { describe, expect, it } from 'vitest';
import { CONSOLE_KEYS } from '../../../client/console/keys.ts';
import {
  gridFeatures,
  nameFeatures,
  standings,
  vertexMarks,
} from '../../../client/studio/map/features.ts';
import { lookAt } from '../../../client/studio/map/looked-at.ts';
import { stepOf } from '../../../client/studio/panels/plan-steps.tsx';
import { areaAround, rowsOf, staffByGrid } from '../../../client/studio/panels/use-metrics.ts';
import { openBase } from '../../../client/studio/session/drawing.ts';
import { blockAt } from '../../../client/studio/tools/blocks.ts';
import { editOfSketch } from '../../../client/studio/tools/edit-of-sketch.ts';
import { edgeNear, gridAt, insidePoints, neighboursOf } from '../../../client/studio/tools/hit.ts';
import { lockOf } from '../../../client/studio/tools/lock.ts';
import { actOfStudioKey, TOOLS } from '../../../client/studio/tools/tools.ts';
import { readTyped } from '../../../client/studio/tools/typed-positions.ts';
import { pathOf, pictureFrame } from '../../../client/ui/picture-frame.ts';
import { applyEdit } from '../../../shared/geo/coverage/apply-edit.ts';
import { distanceMetres } from '../../../shared/geo/measure.ts';
import type { Position } from '../../../shared/model/common.ts';
import type { StaffingAnswer } from '../../../shared/wire/staffing.ts';
import { fileWith, rename, splitOf } from '../../support/client/plan-file.ts';
import { gridOf, middleOf, TOWNS } from '../../support/small-coverage.ts';

const base = openBase(fileWith());
const [south, north] = [gridOf(TOWNS.eastOne, 1), gridOf(TOWNS.eastOne, 2)];
const [lon, lat] = middleOf(TOWNS.eastOne, 1);
const around = (west: number, low: number, east: number, high: number): Position[] => [
  [west, low],
  [east, low],
  [east, high],
  [west, high],
];
const sketch = { selection: [], newGrid: 'new-1', name: '新网格' };
const key = (pressed: string, more = {}) =>
  actOfStudioKey({
    ...{ key: pressed, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false },
    ...more,
  });

describe('the hand on the map', () => {
  it('knows the grid under it, and none outside of the plan', () => {
    expect(gridAt(base, [lon, lat])).toBe(south);
    expect(gridAt(base, [lon, lat + 0.01])).toBe(north);
    expect(gridAt(base, [lon + 0.05, lat])).toBeNull();
  });

  it('takes the edge between two grids, and never the border of a community', () => {
    expect(edgeNear(base, [lon, lat + 0.005], 5)?.isBorder).toBe(false);
    expect(edgeNear(base, [lon, lat - 0.005], 5)).toBeNull();
    expect(neighboursOf(base, south)).toEqual([north]);
  });

  it('spreads its samples inside an outline, however thin it is', () => {
    const thin: Position[] = [
      [lon, lat],
      [lon + 0.001, lat],
      [lon + 0.001, lat + 1e-6],
    ];
    expect(insidePoints(around(lon, lat, lon + 0.001, lat + 0.001))).toHaveLength(144);
    expect(insidePoints(thin)[0]).toBeDefined();
  });
});

describe('a finished sketch', () => {
  const line: Position[] = [
    [lon, lat - 0.005],
    [lon, lat + 0.005],
  ];

  it('splits the grid it lies in', () => {
    const edit = editOfSketch(base, { ...sketch, tool: 'split', positions: line });
    expect(edit).toMatchObject({ kind: 'split', grid: south, newGrid: 'new-1' });
    expect(applyEdit(base, edit).changed).toEqual(expect.arrayContaining(['new-1', south]));
  });

  it('takes ground for the chosen grid from the one it lies over', () => {
    const positions = around(lon - 0.002, lat + 0.004, lon + 0.002, lat + 0.008);
    const edit = editOfSketch(base, {
      ...{ ...sketch, tool: 'reassign', positions },
      selection: [south],
    });
    expect(edit).toMatchObject({ kind: 'reassign', from: north, to: south });
  });

  it('needs a grid that receives, and one that gives', () => {
    const positions = around(lon - 0.002, lat, lon + 0.002, lat + 0.001);
    const without = { ...sketch, tool: 'reassign' as const, positions };
    expect(() => editOfSketch(base, without)).toThrow('no-such-grid');
    expect(() => editOfSketch(base, { ...without, selection: [south] })).toThrow('no-such-grid');
  });

  it('nests a micro-grid in the grid around it', () => {
    const positions = around(lon - 0.001, lat - 0.001, lon + 0.001, lat + 0.001);
    const edit = editOfSketch(base, { ...sketch, tool: 'micro', positions });
    expect(edit).toMatchObject({ kind: 'nest-micro', parent: south, name: '新网格' });
  });
});

describe('typed places', () => {
  it('are read as places, and as steps of a length in a direction', () => {
    const { positions, wrongLine } = readTyped('120.3, 31.5\n\n100 m @ 90\n50m@0');
    expect(wrongLine).toBeNull();
    expect(positions).toHaveLength(3);
    expect(distanceMetres(positions[0]!, positions[1]!)).toBeCloseTo(100, 0);
    expect(positions[1]![1]).toBeCloseTo(31.5, 6);
    expect(distanceMetres(positions[1]!, positions[2]!)).toBeCloseTo(50, 0);
  });

  it.each([
    ['100 m @ 90', 1],
    ['120.3, 31.5\nhere', 2],
    ['220, 31', 1],
  ])('%j names the line that cannot be read', (text, line) => {
    expect(readTyped(text).wrongLine).toBe(line);
  });
});

describe('the keys of the studio', () => {
  it('give every tool one of its own, and leave search, language and theme to the desk', () => {
    const keys = TOOLS.map((tool) => tool.key as string);
    expect(new Set(keys).size).toBe(keys.length);
    const kept = CONSOLE_KEYS.filter(({ does }) =>
      ['keys.search', 'keys.language', 'keys.theme', 'keys.home', 'keys.fly'].includes(does),
    );
    expect(kept.filter((one) => keys.includes(one.key))).toEqual([]);
  });

  it('undo and redo by one letter and as everywhere', () => {
    expect(key('z')).toEqual({ does: 'undo' });
    expect(key('z', { ctrlKey: true })).toEqual({ does: 'undo' });
    expect(key('Z', { ctrlKey: true, shiftKey: true })).toEqual({ does: 'redo' });
    expect(key('y', { metaKey: true })).toEqual({ does: 'redo' });
    expect(key('s')).toEqual({ does: 'tool', tool: 'split' });
    expect(key('s', { ctrlKey: true })).toBeNull();
    expect(key('3')).toEqual({ does: 'look', look: 'difference' });
    expect(key('4')).toBeNull();
  });
});

describe('a draft on the map', () => {
  const split = applyEdit(base, splitOf(south, 'new-1')).coverage;

  it('marks what changed and what is new, and nothing else', () => {
    expect([...standings(base, split)].sort()).toEqual([
      [south, 'changed'],
      ['new-1', 'new'],
    ]);
    expect(standings(base, base).size).toBe(0);
    expect([...standings(base, applyEdit(base, rename('河东')).coverage)]).toEqual([
      [south, 'changed'],
    ]);
  });

  it('shows what was, what will be, and both with the old lines dashed', () => {
    expect(lookAt(base, split, 'before').coverage).toBe(base);
    expect(lookAt(base, split, 'after')).toMatchObject({ coverage: split, dashed: [] });
    expect(lookAt(base, split, 'difference').dashed).toEqual([south]);
    const merged = applyEdit(base, { kind: 'merge', grids: [south, north], into: south }).coverage;
    expect(lookAt(base, merged, 'difference').dashed).toEqual([south, north]);
  });

  it('offers vertices once, those of the community’s border as fixed', () => {
    const marks = vertexMarks(split, [south, 'new-1']);
    expect(new Set(marks.map(({ at }) => at.join())).size).toBe(marks.length);
    expect(marks.some(({ role }) => role === 'fixed-vertex')).toBe(true);
    expect(gridFeatures(split, standings(base, split)).features).toHaveLength(3);
  });

  it('writes the name of every grid once, inside of it', () => {
    const names = nameFeatures(split).features;
    expect(names.map(({ properties }) => properties?.key).sort()).toEqual(
      [...split.grids.keys()].sort(),
    );
    for (const { geometry, properties } of names) {
      expect(gridAt(split, (geometry as GeoJSON.Point).coordinates as Position)).toBe(
        properties?.key,
      );
    }
  });

  it('tells the posts filled in a grid, and nothing of one that nobody counted', () => {
    const staff = staffByGrid({
      grids: [
        { grid: south, counted: { fullTime: 1, partTime: 2 } },
        { grid: north, counted: null },
      ],
    } as StaffingAnswer);
    const rows = rowsOf(base, split, { staff });
    expect(rows.find((row) => row.key === south)!.now.staff).toBe(3);
    for (const key of [north, 'new-1'])
      expect(rows.find((row) => row.key === key)!.now.staff).toBeNull();
  });

  it('asks for the staff of the smallest area around its communities', () => {
    const codes = (...all: string[]) => areaAround(all.map((code) => ({ code })));
    expect(codes()).toBeNull();
    expect(codes('320205001001')).toBe('320205001001');
    expect(codes('320205001001', '320205001002')).toBe('320205001');
    expect(codes('320205001001', '320205002001')).toBe('320205');
  });

  it('counts grid by grid beside what is in force', () => {
    const rows = rowsOf(base, split, { hazards: [[lon, lat - 0.001]] });
    const made = rows.find((row) => row.key === 'new-1')!;
    const old = rows.find((row) => row.key === south)!;
    expect(made.before).toBeNull();
    expect(old.before!.households).toBe(400);
    expect(made.now.households + old.now.households).toBe(400);
    expect(made.now.hazards + old.now.hazards).toBe(1);
  });

  it('fits a picture without turning it over', () => {
    const frame = pictureFrame([120, 31, 121, 32], { width: 400, height: 300, margin: 8 });
    const height = (place: Position) => Number(frame.to(place).split(',')[1]);
    expect(height([120, 32])).toBeLessThan(height([120, 31]));
    expect(pathOf([around(120, 31, 121, 32)], frame)).toMatch(/^M.*Z$/);
    const [x, y] = frame.to([120.3, 31.8]).split(',').map(Number);
    expect(frame.from(x!, y!)[0]).toBeCloseTo(120.3, 3);
    expect(frame.from(x!, y!)[1]).toBeCloseTo(31.8, 3);
  });
});

describe('a plan', () => {
  it('is drawn on by those who may, while it is open and looked at as it is now', () => {
    expect(lockOf('draft', 'analyst', null)).toBeNull();
    expect(lockOf('revised', 'administrator', null)).toBeNull();
    expect(lockOf(null, 'analyst', null)).toBe('loading');
    expect(lockOf('draft', 'coordinator', null)).toBe('role');
    expect(lockOf('draft', undefined, null)).toBe('role');
    expect(lockOf('draft', 'analyst', 0)).toBe('replay');
    expect(lockOf('approved', 'analyst', null)).toBe('state');
  });
});

describe('the steps of a plan', () => {
  it('stand at its state, and nowhere once it was closed', () => {
    expect(stepOf({ state: 'consulting', filing: null })).toBe(2);
    expect(stepOf({ state: 'revised', filing: null })).toBe(0);
    expect(stepOf({ state: 'rejected', filing: null })).toBe(-1);
  });
});

describe('base blocks', () => {
  it('are taken by the place of the hand', () => {
    const outline = [...around(lon, lat, lon + 0.001, lat + 0.001), [lon, lat] as Position];
    const blocks = [{ outline, areaSquareMetres: 1 }];
    expect(blockAt(blocks, [lon + 0.0005, lat + 0.0005])).toBe(0);
    expect(blockAt(blocks, [lon - 0.0005, lat])).toBe(-1);
  });
});
