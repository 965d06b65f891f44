import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCoverage } from '../../../geodata/read.ts';
import { areasOf, gridsOf } from '../../../server/database/seed/city-tree.ts';
import { type WitnessedGrid, witness } from '../../../server/grid-plans/witness.ts';
import type { Position } from '../../../shared/model/common.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';

let testDatabase: TestDatabase;
beforeAll(async () => {
  testDatabase = await openTestDatabase();
});
afterAll(() => testDatabase?.close());

const COMMUNITY = '320205001001';
type Box = [west: number, south: number, east: number, north: number];
/** Thousandths of a degree from a corner in Wuxi. */
const ringOf = ([west, south, east, north]: Box): Position[] =>
  (
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ] as Position[]
  ).map(([x, y]) => [120.3 + x / 1_000, 31.5 + y / 1_000]);
const grid = (key: string, ...rings: Position[][]): WitnessedGrid => ({
  ...{ key, kind: 'comprehensive', community: COMMUNITY, parent: null },
  outline: rings.map((ring) => [ring]),
});
const border = { code: COMMUNITY, outline: [[ringOf([0, 0, 20, 10])]] };
const rulesOf = async (...grids: WitnessedGrid[]) =>
  (await witness(testDatabase.database, grids, [border])).map(({ rule, grids: of }) => [
    ...[rule, ...of],
  ]);

describe('the database as a second witness', () => {
  it('finds nothing in a division without gap or overlap', async () => {
    expect(
      await rulesOf(grid('a', ringOf([0, 0, 10, 10])), grid('b', ringOf([10, 0, 20, 10]))),
    ).toEqual([]);
  });

  it('finds an overlap, a gap and what lies outside, with their areas', async () => {
    const found = await witness(
      testDatabase.database,
      [grid('a', ringOf([0, 0, 11, 10])), grid('b', ringOf([10, 0, 19, 10.5]))],
      [border],
    );
    expect(found.map(({ rule, grids }) => [rule, ...grids])).toEqual([
      ['gap'],
      ['outside-community', 'b'],
      ['overlap', 'a', 'b'],
    ]);
    const [gap, , overlap] = found;
    expect(gap!.areaSquareMetres! / overlap!.areaSquareMetres!).toBeCloseTo(1, 2);
  });

  it('bears a square metre and no more', async () => {
    const metre = 1 / 111_000;
    const sliver = (width: number) =>
      rulesOf(
        grid('a', ringOf([0, 0, 10, 10])),
        grid('b', ringOf([10 - (width * metre * 1_000) / 0.85, 0, 20, 10])),
      );
    expect(await sliver(0.0005)).toEqual([]);
    expect(await sliver(0.002)).toEqual([['overlap', 'a', 'b']]);
  });

  it('names what is no valid shape and goes on with the others', async () => {
    const bowtie: Position[] = [
      [120.3, 31.5],
      [120.31, 31.51],
      [120.31, 31.5],
      [120.3, 31.51],
      [120.3, 31.5],
    ];
    const unclosed = ringOf([10, 0, 20, 10]).slice(0, 4);
    const notANumber: Position[] = [...ringOf([0, 0, 1, 1]).slice(0, 4), [Number.NaN, 31.5]];
    const found = await rulesOf(
      grid('a', ringOf([0, 0, 10, 10])),
      grid('bow', bowtie),
      grid('open', unclosed),
      grid('nan', notANumber),
    );
    expect(found).toEqual([['gap'], ['invalid', 'bow'], ['invalid', 'open'], ['invalid', 'nan']]);
  });

  it('tells parts of one grid, and a micro-grid that leaves its own', async () => {
    const parts = grid('a', ringOf([0, 0, 5, 10]), ringOf([10, 0, 20, 10]));
    const micro: WitnessedGrid = {
      ...grid('a01', ringOf([9, 0, 11, 1])),
      ...{ kind: 'micro', parent: 'b' },
    };
    expect(await rulesOf(parts, grid('b', ringOf([5, 0, 10, 10])), micro)).toEqual([
      ['micro-outside-grid', 'a01', 'b'],
      ['several-parts', 'a'],
    ]);
  });

  it('finds the city as it begins without fault, town by town', async () => {
    const coverage = readCoverage();
    const grids = gridsOf(coverage);
    const communities = areasOf(coverage, grids).filter(({ level }) => level === 'community');
    const towns = [...new Set(grids.map(({ town }) => town))].slice(0, 20);
    for (const town of towns) {
      const own = grids
        .filter((one) => one.town === town)
        .map(({ code, kind, community, outline }) => ({
          ...{ key: code, kind, community, parent: null },
          outline: outline.coordinates as Position[][][],
        }));
      const borders = communities
        .filter((one) => one.town === town)
        .map(({ code, outline }) => ({ code, outline: outline.coordinates as Position[][][] }));
      const found = await witness(testDatabase.database, own, borders);
      expect(found.filter(({ rule }) => rule !== 'several-parts')).toEqual([]);
    }
  });
});
