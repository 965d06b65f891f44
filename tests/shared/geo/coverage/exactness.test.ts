import { describe, expect, it } from 'vitest';
import { applyEdit, replay } from '../../../../shared/geo/coverage/apply-edit.ts';
import {
  type Coverage,
  gridOutline,
  type Mesh,
  meshOf,
  ringsOfGrid,
} from '../../../../shared/geo/coverage/coverage.ts';
import { findings } from '../../../../shared/geo/coverage/findings.ts';
import { openCoverage } from '../../../../shared/geo/coverage/open-coverage.ts';
import type { GridEdit } from '../../../../shared/model/grid-edit.ts';
import { createRandom } from '../../../../shared/random.ts';
import { cityGrids } from '../../../support/coverage.ts';
import { auditCommunity, borderDrift } from '../../../support/coverage-audit.ts';
import { randomEdit, tried, walk, walkingGround } from '../../../support/random-edits.ts';

/** The long form, 10,000, is `npm run bench -- studio`. */
const EDITS = 1_000;
/** Of the lattice at Wuxi: half of 0.0105 m². */
const SQUARE_METRES_PER_DOUBLE_UNIT = 0.00525;

describe('drawing at random', () => {
  const { coverage, taken, refused } = walk(EDITS, 20_261_127);

  it('leaves the coverage exact after every edit, as the walk looks, and at its end', () => {
    const wrong = [...coverage.tiles.keys()].flatMap((code) => auditCommunity(coverage, code));
    expect(wrong).toEqual([]);
  });

  it('has taken edits of every kind that draws', () => {
    const drawing = [
      'assign-blocks',
      'cut-out',
      'delete-vertex',
      'insert-vertex',
      'merge',
      'move-vertex',
      'nest-micro',
      'reassign',
      'remove-micro',
      'split',
    ];
    expect(Object.keys(taken).sort()).toEqual(drawing);
    for (const kind of drawing) expect(taken[kind], kind).toBeGreaterThan(1);
    expect(refused).toBeLessThan(EDITS * 0.6);
  });

  it('moves no border of a community by more than slivers', () => {
    for (const community of coverage.tiles.keys()) {
      const metres = borderDrift(coverage, community) * SQUARE_METRES_PER_DOUBLE_UNIT;
      expect(metres, community).toBeLessThan(1);
    }
    const rules = new Set(findings(coverage).map(({ rule }) => rule));
    expect([...rules].filter((rule) => rule === 'overlap' || rule === 'unpaired-edge')).toEqual([]);
  });

  it('can be written out and opened again', () => {
    const { communities } = cityGrids();
    const grids = [...coverage.grids.values()].map((grid) => ({
      ...grid,
      outline: gridOutline(coverage, grid.key),
    }));
    const again = openCoverage(grids, {
      communities: communities.filter(({ code }) => coverage.limits.has(code)),
    });
    for (const { key } of grids) {
      expect(gridOutline(again, key), key).toEqual(gridOutline(coverage, key));
    }
  });
});

const edgeNames = (mesh: Mesh): string[] =>
  [...mesh]
    .flatMap(([from, leaving]) => leaving.map(({ to, face }) => `${from} ${to} ${face}`))
    .sort();

describe('a plan', () => {
  const drawn = (): { edits: GridEdit[]; coverage: Coverage } => {
    const random = createRandom(7);
    const edits: GridEdit[] = [];
    let coverage = walkingGround();
    for (let step = 0; edits.length < 60; step += 1) {
      const edit = randomEdit(coverage, random, step);
      const after = tried(coverage, edit);
      if (typeof after === 'string') continue;
      coverage = after;
      edits.push(edit);
    }
    return { edits, coverage };
  };

  it('replays on a base of its own, as it is stored, to what was drawn', () => {
    const { edits, coverage } = drawn();
    const stored = JSON.parse(JSON.stringify(edits)) as GridEdit[];
    const again = replay(walkingGround(), stored);
    expect([...again.grids.values()]).toEqual([...coverage.grids.values()]);
    for (const key of again.grids.keys()) {
      expect(gridOutline(again, key)).toEqual(gridOutline(coverage, key));
    }
  });

  it('keeps what an edit left alone, so that undoing costs nothing', () => {
    let coverage = walkingGround();
    for (const edit of drawn().edits) {
      const { coverage: after, changed } = applyEdit(coverage, edit);
      for (const key of coverage.grids.keys()) {
        if (changed.includes(key)) continue;
        expect(ringsOfGrid(after, key)).toBe(ringsOfGrid(coverage, key));
      }
      for (const tile of after.tiles.values()) {
        expect(edgeNames(meshOf(tile))).toEqual(edgeNames(meshOf({ ...tile })));
      }
      coverage = after;
    }
  });
});
