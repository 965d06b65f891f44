import type { EditOf, GridKey } from '../../model/grid-edit.ts';
import { sidesOf } from './arrangement.ts';
import { fitToBorder } from './border.ts';
import type { Coverage, GridFacts, Tile } from './coverage.ts';
import { type Node, xOf, yOf } from './lattice.ts';
import { drawnOutline, paintOutlines } from './outlines.ts';
import { EditRefused } from './refused.ts';
import { partsOf, type Ring } from './rings.ts';
import { sharesOf } from './shares.ts';
import { areaOf, renameFaces } from './transfer.ts';

/** What the old division leaves uncovered keeps a name of its own until a neighbour gets it. */
const OLD = 'old:';

/**
 * Divides a community anew. Grids are laid down in order, the outlines of one together (even-odd), so that its holes
 * stay open; ground that none covers goes to the new grid it has the longest border with. Micro-grids end: they were
 * drawn within grids that are gone. Households are counted where they were: each new grid gets of an old one by its
 * share of the old one's area, ground that was given away included.
 *
 * @throws EditRefused `division-incomplete` when a new grid has no ground, `key-taken`, `no-such-community`
 */
export function adoptDivision(coverage: Coverage, edit: EditOf<'adopt-division'>): Coverage {
  const { community, grids } = edit;
  const tile = coverage.tiles.get(community);
  if (!tile) throw new EditRefused('no-such-community');
  if (!coverage.limits.has(community)) throw new EditRefused('grid-locked');
  mustBeFree(coverage, edit);
  const outlines = grids.flatMap(({ key, outline }) =>
    outline.map((positions) => ({ key, line: drawnOutline(positions) })),
  );
  const fitted = fitToBorder(
    plainGround(coverage, community),
    community,
    outlines.map(({ line }) => line),
  );
  let painted = fitted.coverage;
  for (const { key } of grids) {
    const lines = fitted.lines.filter((_, index) => outlines[index]!.key === key);
    painted = paintOutlines(painted, community, lines, (face) => claim(face, key));
  }
  const given = giveLeftovers(painted, community);
  const households = householdsOf(coverage, given, edit);
  return withDivision(renameFaces(given, community, ownerOf), edit, households);
}

/**
 * While outlines are laid down, a face is called `<old grid>|<new grid>`, so that both are known at the end; of ground
 * left over, `<old grid>#<piece>|<new grid>`.
 */
const claim = (face: string, key: GridKey): string => `${face.split('|')[0]}|${key}`;
const ownerOf = (face: string): string => face.split('|')[1] ?? face;
const oldGridOf = (face: string): string => face.split(/[#|]/)[0]!.slice(OLD.length);

/** Every grid of the community under its old name, its micro-grids joined to it. */
function plainGround(coverage: Coverage, community: string): Coverage {
  return renameFaces(
    coverage,
    community,
    (face) => `${OLD}${coverage.grids.get(face)?.parent ?? face}`,
  );
}

function mustBeFree(coverage: Coverage, { community, grids }: EditOf<'adopt-division'>): void {
  const seen = new Set<GridKey>();
  for (const { key } of grids) {
    const known = coverage.grids.get(key);
    const isFree = !known || (known.community === community && known.parent === null);
    if (!isFree || seen.has(key)) throw new EditRefused('key-taken', [key]);
    seen.add(key);
  }
}

/** Old ground without a new grid goes to the neighbour with the longest common border, piece by piece. */
function giveLeftovers(coverage: Coverage, community: string): Coverage {
  const names = new Map<string, string>();
  let current = separateParts(coverage, community);
  for (;;) {
    const tile = current.tiles.get(community)!;
    const left = [...tile.faces.keys()].filter((face) => !face.includes('|'));
    if (left.length === 0) return current;
    names.clear();
    const shared = commonBorders(tile);
    for (const face of left) {
      const near = [...(shared.get(face) ?? [])].sort(
        ([one, length], [other, longer]) => longer - length || (one < other ? -1 : 1),
      );
      if (near[0]) names.set(face, `${face}|${near[0][0]}`);
    }
    if (names.size === 0) throw new EditRefused('division-incomplete');
    current = renameFaces(current, community, (face) => names.get(face) ?? face);
  }
}

/** Ground left over in several pieces under several names. */
function separateParts(coverage: Coverage, community: string): Coverage {
  const tile = coverage.tiles.get(community)!;
  const faces = new Map<string, readonly Ring[]>();
  for (const [face, rings] of tile.faces) {
    if (face.includes('|')) faces.set(face, rings);
    else {
      for (const [index, { outer, holes }] of partsOf(rings).entries()) {
        faces.set(`${face}#${index}`, [outer, ...holes]);
      }
    }
  }
  return { ...coverage, tiles: new Map(coverage.tiles).set(community, { community, faces }) };
}

/** Of each uncovered face, the length of its border with each new grid, in quanta. */
function commonBorders(tile: Tile): Map<string, Map<GridKey, number>> {
  const shared = new Map<string, Map<GridKey, number>>();
  for (const { a, b, left, right } of sidesOf(tile)) {
    for (const [face, other] of [
      [left, right],
      [right, left],
    ] as const) {
      if (face === '' || face.includes('|') || !other.includes('|')) continue;
      const known = shared.get(face) ?? new Map<GridKey, number>();
      const owner = ownerOf(other);
      known.set(owner, (known.get(owner) ?? 0) + lengthOf(a, b));
      shared.set(face, known);
    }
  }
  return shared;
}

const lengthOf = (a: Node, b: Node): number => Math.hypot(xOf(b) - xOf(a), yOf(b) - yOf(a));

/** Households of the new grids, once all ground has been given: by areas of old grids in new ones. */
function householdsOf(
  before: Coverage,
  given: Coverage,
  { community, grids }: EditOf<'adopt-division'>,
): Map<GridKey, number> {
  const found = new Map<GridKey, number>(grids.map(({ key }) => [key, 0]));
  const areas = new Map<GridKey, Map<GridKey, number>>();
  for (const [face, rings] of given.tiles.get(community)!.faces) {
    const [old, owner] = [oldGridOf(face), ownerOf(face)];
    const of = areas.get(old) ?? new Map<GridKey, number>();
    areas.set(old, of.set(owner, (of.get(owner) ?? 0) + areaOf(rings)));
  }
  for (const [old, of] of areas) {
    const takers = grids.filter(({ key }) => of.has(key));
    const shares = sharesOf(
      before.grids.get(old)!.households,
      takers.map(({ key }) => of.get(key)!),
    );
    for (const [index, { key }] of takers.entries())
      found.set(key, found.get(key)! + shares[index]!);
  }
  return found;
}

function withDivision(
  coverage: Coverage,
  { community, grids }: EditOf<'adopt-division'>,
  households: ReadonlyMap<GridKey, number>,
): Coverage {
  const facts = new Map<GridKey, GridFacts>();
  for (const [key, grid] of coverage.grids) if (grid.community !== community) facts.set(key, grid);
  const { faces } = coverage.tiles.get(community)!;
  for (const { key, name } of grids) {
    if (!faces.has(key)) throw new EditRefused('division-incomplete', [key]);
    const known = coverage.grids.get(key);
    const kind = known?.kind ?? 'comprehensive';
    const count = households.get(key)!;
    facts.set(key, { key, community, kind, name, households: count, parent: null });
  }
  return { ...coverage, grids: facts };
}
