import type { Position } from '../../model/common.ts';
import type { EditOf, GridKey } from '../../model/grid-edit.ts';
import { HOUSEHOLDS_OF_A_GRID } from '../../model/grid-finding.ts';
import { blockRings } from './base-blocks.ts';
import { squareMetresOf } from './bounds.ts';
import { type Coverage, type GridFacts, outerRings, ringsOfGrid } from './coverage.ts';
import { type Block, blockGraph, type Sums, sumsOf } from './division-graph.ts';
import { type DivisionScore, scoreOf } from './division-score.ts';
import { sharedAreas } from './ground-shares.ts';
import { doubleArea, positionOf } from './lattice.ts';
import { type CoverageFacts, countIn, formOf, type RepeatedPlace } from './metrics.ts';
import { type Cost, recombineAll, ruggedness } from './recombine.ts';
import { type PeopledBlock, refineBlocks } from './refine-blocks.ts';
import { EditRefused } from './refused.ts';
import type { Ring } from './rings.ts';

/** What a thing in a grid is worth in work, in household equivalents. */
export type WorkloadWeights = { household: number; hazard: number; report: number };

/** Defaults of a proposal; all may be edited. 400 is the middle of 300–500 (DOMAIN.md §1); the weights are [D]. */
export const PROPOSAL_DEFAULTS = {
  target: 400,
  ...HOUSEHOLDS_OF_A_GRID,
  weights: { household: 1, hazard: 20, report: 2 },
} as const;

export type ProposalWishes = {
  community: string;
  /** Water and roads, `[lon, lat]`. */
  lines: readonly (readonly Position[])[];
  facts: Pick<CoverageFacts, 'hazards'>;
  /** Where something was reported in the past. */
  pastReports: readonly RepeatedPlace[];
  target: number;
  least: number;
  most: number;
  weights: WorkloadWeights;
  /** Numbers in [0, 1); a seeded source gives the same proposal again. */
  random: () => number;
  /** Keys and names for the grids it makes, in turn. */
  keyOf: (index: number) => GridKey;
  nameOf: (index: number) => string;
};

/** A proposal as the edit that adopts it, with its score beside that of the division in the coverage. */
export type Proposal = {
  edit: EditOf<'adopt-division'>;
  score: DivisionScore;
  present: DivisionScore;
};

/** So many blocks a grid are enough to balance it within some hundredths [D]. */
const BLOCKS_OF_A_GRID = 12;

/**
 * Proposes a division of a community into comprehensive grids of about the target of households: base blocks between
 * roads and water, cut in two where they hold too many households, are put together by recombination (`recombine`) so
 * that grids hang together, bear a like workload, keep to the limits and are compact. Dedicated grids stay as they are.
 * Null for a community without households.
 *
 * @throws EditRefused `division-incomplete` where no block is ground of its comprehensive grids
 */
export function proposeDivision(coverage: Coverage, wishes: ProposalWishes): Proposal | null {
  const { community, target } = wishes;
  const grids = [...coverage.grids.values()].filter((grid) => grid.community === community);
  const kept = grids.filter(({ kind }) => kind === 'dedicated');
  const homes = grids.filter(({ kind }) => kind === 'comprehensive');
  const households = homes.reduce((sum, grid) => sum + grid.households, 0);
  if (households === 0) return null;
  const borders = kept.flatMap(({ key }) => linesOf(ringsOfGrid(coverage, key)));
  const rough = blockRings(coverage, community, [...wishes.lines, ...borders]).map((ring) => [
    ring,
  ]);
  const reached = peopled(coverage, rough, homes, kept);
  const islands = islandsIn(coverage, kept, reached);
  const open = [...reached, ...peopled(coverage, islands, homes, kept)];
  const fine = refineBlocks(open, target / BLOCKS_OF_A_GRID);
  const blocks = peopled(coverage, fine, homes, kept);
  if (blocks.length === 0) throw new EditRefused('division-incomplete');
  const graph = graphOf(blocks, wishes);
  const count = Math.max(1, Math.round(households / target));
  const groups = recombineAll(graph, count, costOf(graph, count, wishes), wishes.random);
  const present = homes.map(({ key, households: counted }): Sums => {
    const { areaSquareMetres, perimeterMetres } = formOf(coverage, key);
    const load = loadOf(ringsOfGrid(coverage, key), counted, wishes);
    return { households: counted, load, areaSquareMetres, perimeterMetres };
  });
  const proposed = groups.map((group) => sumsOf(graph, group));
  return {
    edit: editFor(coverage, wishes, blocks, groups, kept),
    score: scoreOf(proposed, wishes),
    present: scoreOf(present, wishes),
  };
}

/** The blocks that are no dedicated grid's, with the households of the grids they lie in by area. */
function peopled(
  coverage: Coverage,
  blocks: readonly (readonly Ring[])[],
  homes: readonly GridFacts[],
  kept: readonly GridFacts[],
): PeopledBlock[] {
  const grids = [...homes, ...kept];
  const grounds = grids.map(({ key }) => ringsOfGrid(coverage, key));
  const areas = grids.map(({ key }) => formOf(coverage, key).areaSquareMetres);
  return sharedAreas(blocks, grounds).flatMap((shares, index): PeopledBlock[] => {
    const whole = shares.reduce((sum, share) => sum + share, 0);
    const atHome = homes.reduce((sum, _, home) => sum + shares[home]!, 0);
    if (atHome * 2 < whole) return [];
    const households = homes.reduce(
      (sum, { households: counted }, home) => sum + (counted * shares[home]!) / areas[home]!,
      0,
    );
    return [{ rings: blocks[index]!, households }];
  });
}

/** Holes of dedicated grids that no line reaches: a block is cut out only where lines end at its border. */
function islandsIn(
  coverage: Coverage,
  kept: readonly GridFacts[],
  reached: readonly PeopledBlock[],
): (readonly Ring[])[] {
  const holes = kept
    .flatMap(({ key }) => ringsOfGrid(coverage, key))
    .filter((ring) => doubleArea(ring) < 0)
    .map((ring) => [ring.toReversed()]);
  const covered = sharedAreas(
    reached.map(({ rings }) => rings),
    holes,
  );
  return holes.filter(([ring], hole) => {
    const inBlocks = covered.reduce((sum, shares) => sum + shares[hole]!, 0);
    return inBlocks * 2 < squareMetresOf(doubleArea(ring!), ring![0]!);
  });
}

const linesOf = (rings: readonly Ring[]): Position[][] =>
  rings.map((ring) => [...ring, ring[0]!].map(positionOf));

function loadOf(
  rings: readonly Ring[],
  households: number,
  { facts, pastReports, weights }: Pick<ProposalWishes, 'facts' | 'pastReports' | 'weights'>,
): number {
  return (
    households * weights.household +
    countIn(rings, facts.hazards ?? []) * weights.hazard +
    countIn(rings, pastReports) * weights.report
  );
}

function graphOf(blocks: readonly PeopledBlock[], wishes: ProposalWishes): Block[] {
  return blockGraph(
    blocks.map(({ rings }) => rings),
    (index) => {
      const { rings, households } = blocks[index]!;
      return { households, load: loadOf(rings, households, wishes) };
    },
  );
}

/** Households beyond the limits weigh most, then unequal work, then a rugged outline [D]. */
function costOf(
  graph: readonly Block[],
  count: number,
  { least, most, target }: ProposalWishes,
): Cost {
  const mean = graph.reduce((sum, { load }) => sum + load, 0) / count;
  return (sums) => {
    const beyond = Math.max(0, least - sums.households, sums.households - most) / target;
    const off = mean > 0 ? (sums.load - mean) / mean : 0;
    return 10 * beyond + 6 * off ** 2 + 0.2 * ruggedness(sums);
  };
}

/** Larger grids first; dedicated grids last, as they are. */
function editFor(
  coverage: Coverage,
  { community, keyOf, nameOf }: ProposalWishes,
  blocks: readonly PeopledBlock[],
  groups: readonly (readonly number[])[],
  kept: readonly GridFacts[],
): EditOf<'adopt-division'> {
  const outlines = groups
    .map((group) => outerRings(group.flatMap((block) => blocks[block]!.rings)))
    .sort((one, other) => sizeOf(other) - sizeOf(one));
  const made = outlines.map((rings, index) => {
    return { key: keyOf(index), outline: outlineOf(rings), name: nameOf(index) };
  });
  const stay = kept.map(({ key, name }) => {
    return { key, outline: outlineOf(ringsOfGrid(coverage, key)), name };
  });
  return { kind: 'adopt-division', community, grids: [...made, ...stay] };
}

/** The area of the box-filling outer rings, holes not taken off. */
const sizeOf = (rings: readonly Ring[]): number =>
  Math.max(...rings.map((ring) => doubleArea(ring)));

const outlineOf = (rings: readonly Ring[]): Position[][] =>
  rings.map((ring) => ring.map(positionOf));
