import { applyEdit } from '../../shared/geo/coverage/apply-edit.ts';
import { type Coverage, gridOutline } from '../../shared/geo/coverage/coverage.ts';
import { openCoverage } from '../../shared/geo/coverage/open-coverage.ts';
import { EditRefused } from '../../shared/geo/coverage/refused.ts';
import { edgesOf } from '../../shared/geo/coverage/snap.ts';
import type { Position } from '../../shared/model/common.ts';
import type { GridEdit, GridKey } from '../../shared/model/grid-edit.ts';
import { createRandom, type Random } from '../../shared/random.ts';
import { cityGrids } from './coverage.ts';
import { auditCommunity } from './coverage-audit.ts';

const pick = <T>(random: Random, all: readonly T[]): T => all[Math.floor(random() * all.length)]!;

const onLattice = ([lon, lat]: Position): Position => [
  Math.round(lon * 1e6) / 1e6,
  Math.round(lat * 1e6) / 1e6,
];

const boundsOf = (rings: Position[][][]) => {
  const all = rings.flat(2);
  const lons = all.map(([lon]) => lon);
  const lats = all.map(([, lat]) => lat);
  return {
    west: Math.min(...lons),
    east: Math.max(...lons),
    south: Math.min(...lats),
    north: Math.max(...lats),
  };
};

type Box = ReturnType<typeof boundsOf>;

/** A place in a box, or a little beyond it. */
const placeIn = (random: Random, { west, east, south, north }: Box): Position =>
  onLattice([
    west + (1.3 * random() - 0.15) * (east - west),
    south + (1.3 * random() - 0.15) * (north - south),
  ]);

/** A star about a place in a box: 3 to 9 corners. */
const starIn = (random: Random, box: Box): Position[] => {
  const [x, y] = placeIn(random, box);
  const corners = 3 + Math.floor(random() * 7);
  const size = 0.05 + random() * 0.6;
  return Array.from({ length: corners }, (_, corner) => {
    const angle = ((corner + 0.6 * random()) / corners) * 2 * Math.PI;
    const reach = size * (0.4 + 0.6 * random());
    return onLattice([
      x + Math.cos(angle) * reach * (box.east - box.west),
      y + Math.sin(angle) * reach * (box.north - box.south),
    ]);
  });
};

/** A random edit, likely to be taken: of a coverage that is small enough to be split again and again. */
export const randomEdit = (coverage: Coverage, random: Random, step: number): GridEdit => {
  const newGrid: GridKey = `new-${step}`;
  const grids = [...coverage.grids.values()];
  const plain = grids.filter(({ parent }) => parent === null);
  const micros = grids.filter(({ parent }) => parent !== null);
  const grid = pick(random, plain);
  const box = boundsOf(gridOutline(coverage, grid.key));
  const edges = edgesOf(coverage, grid.community);
  const edge = pick(random, edges);
  const inner = edges.filter(({ isBorder }) => !isBorder);
  const beside = edges.flatMap(({ left, right }) =>
    left && right && left !== right && (left === grid.key || right === grid.key)
      ? [left === grid.key ? right : left]
      : [],
  );
  const neighbour = beside.length > 0 ? pick(random, beside) : grid.key;
  const crowded = plain.length > 60;
  const turn = random();
  if (turn < 0.35) {
    const from = pick(random, pick(random, inner.length > 0 ? inner : edges).ends);
    const near = { west: from[0], east: from[0], south: from[1], north: from[1] };
    const reach = random() < 0.3 ? 0.000004 : 0.0006;
    near.west -= reach;
    near.east += reach;
    near.south -= reach;
    near.north += reach;
    return { kind: 'move-vertex', from, to: placeIn(random, near) };
  }
  if (turn < 0.42) {
    const along = random();
    const [a, b] = edge.ends;
    const at = onLattice([a[0] + along * (b[0] - a[0]), a[1] + along * (b[1] - a[1])]);
    return { kind: 'insert-vertex', between: edge.ends, at };
  }
  if (turn < 0.5) return { kind: 'delete-vertex', at: pick(random, edge.ends) };
  if (turn < 0.66 && !crowded) {
    const bends = Math.floor(random() * 3);
    const middle = Array.from({ length: bends }, () => placeIn(random, box));
    const ends = [
      random() < 0.3 ? pick(random, edge.ends) : placeIn(random, box),
      placeIn(random, box),
    ];
    const line = [ends[0]!, ...middle, ends[1]!];
    return { kind: 'split', grid: grid.key, line, newGrid };
  }
  if (turn < 0.78 || crowded)
    return { kind: 'merge', grids: [grid.key, neighbour], into: grid.key };
  if (turn < 0.88) {
    return { kind: 'reassign', from: grid.key, to: neighbour, outline: starIn(random, box) };
  }
  if (turn < 0.92) return { kind: 'cut-out', outline: starIn(random, box), newGrid, name: '公园' };
  if (turn < 0.96) {
    const outline = starIn(random, box);
    return { kind: 'nest-micro', parent: grid.key, outline, newGrid, name: '微网格' };
  }
  if (turn < 0.98 && micros.length > 0) {
    return { kind: 'remove-micro', grid: pick(random, micros).key };
  }
  return {
    kind: 'assign-blocks',
    to: grid.key,
    blocks: [starIn(random, box), starIn(random, box)],
  };
};

/** The coverage after an edit, or the reason why it was refused. */
export const tried = (coverage: Coverage, edit: GridEdit): Coverage | string => {
  try {
    return applyEdit(coverage, edit).coverage;
  } catch (error) {
    if (error instanceof EditRefused) return error.reason;
    throw error;
  }
};

/** Communities of the city that lie beside each other, with some ten grids between them. */
const TOWN = '320205001';
export const walkingGround = (): Coverage => {
  const { grids, communities } = cityGrids();
  const isNear = (code: string) => code.startsWith(TOWN) && Number(code.slice(9)) <= 4;
  return openCoverage(
    grids.filter(({ community }) => isNear(community)),
    { communities: communities.filter(({ code }) => isNear(code)) },
  );
};

const householdsOf = (coverage: Coverage): number =>
  [...coverage.grids.values()]
    .filter(({ parent }) => parent === null)
    .reduce((sum, { households }) => sum + households, 0);

export type Walk = { coverage: Coverage; taken: Record<string, number>; refused: number };

/**
 * Draws at random and looks through every community that an edit touched.
 *
 * @throws Error with the edit that first breaks something
 */
export const walk = (edits: number, seed: number): Walk => {
  const random = createRandom(seed);
  let coverage = walkingGround();
  const households = householdsOf(coverage);
  const taken: Record<string, number> = {};
  let refused = 0;
  for (let step = 0; step < edits; step += 1) {
    const edit = randomEdit(coverage, random, step);
    const after = tried(coverage, edit);
    if (typeof after === 'string') {
      refused += 1;
      continue;
    }
    const wrong = [...after.tiles.keys()]
      .filter((code) => after.tiles.get(code) !== coverage.tiles.get(code))
      .flatMap((code) => auditCommunity(after, code));
    if (householdsOf(after) !== households) wrong.push('households are lost or gained');
    if (wrong.length > 0) throw new Error(`${wrong.join('; ')} after ${JSON.stringify(edit)}`);
    taken[edit.kind] = (taken[edit.kind] ?? 0) + 1;
    coverage = after;
  }
  return { coverage, taken, refused };
};
