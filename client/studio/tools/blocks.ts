import { createStore } from 'zustand/vanilla';
import { type BaseBlock, baseBlocks } from '../../../shared/geo/coverage/base-blocks.ts';
import { boundsOf } from '../../../shared/geo/coverage/bounds.ts';
import type { Coverage } from '../../../shared/geo/coverage/coverage.ts';
import { fineBlocks } from '../../../shared/geo/coverage/fine-blocks.ts';
import { type Node, nodeAt, nodeOf, xOf, yOf } from '../../../shared/geo/coverage/lattice.ts';
import { isInRings } from '../../../shared/geo/coverage/rings.ts';
import { linesOf } from '../../../shared/geo/lines-of.ts';
import type { Position } from '../../../shared/model/common.ts';
import type { BaseBlock as ImportedBlock } from '../../../shared/wire/interchange.ts';
import { api } from '../../live/api.ts';
import { readBaseLines } from '../../live/base-lines.ts';
import { baseOf } from '../session/drawing.ts';
import { planStore } from '../session/plan-store.ts';
import { tryEdit } from './perform-edit.ts';
import { setStudio, studioStore } from './studio-store.ts';

/** The base blocks of one community, and those a hand has swept over. */
export type Blocks = {
  community: string | null;
  blocks: readonly BaseBlock[];
  painted: ReadonlySet<number>;
};

const NO_BLOCKS: Blocks = { community: null, blocks: [], painted: new Set() };

export const blocksStore = createStore<Blocks>(() => NO_BLOCKS);

/** The borders of the base units that an office has handed in for a community. */
async function importedLines(community: string): Promise<Position[][]> {
  const path = `/api/base-blocks?community=${encodeURIComponent(community)}`;
  const answer = await api.get<ImportedBlock[]>(path);
  return answer.ok ? answer.value.flatMap(({ outline }) => linesOf(outline)) : [];
}

/** How a community falls into blocks: by imported units as they are, else by water and roads. */
async function cutOf(community: string): Promise<(base: Coverage) => BaseBlock[]> {
  const imported = await importedLines(community);
  if (imported.length > 0) return (base) => baseBlocks(base, community, imported);
  const lines = await readBaseLines().catch((): Position[][] => []);
  return (base) => fineBlocks(base, community, lines);
}

async function showBlocksOf(community: string): Promise<void> {
  blocksStore.setState({ ...NO_BLOCKS, community });
  const cut = await cutOf(community);
  const { session } = planStore.getState();
  if (!session || blocksStore.getState().community !== community) return;
  // From what is in force and not from the draft: blocks stay where they are while they are painted.
  blocksStore.setState({ blocks: cut(baseOf(session.shown)) });
}

/** Shows the blocks around the grid that receives while the tool is in hand. @returns ends it */
export function followBlocks(): () => void {
  const end = studioStore.subscribe(({ tool, selection }) => {
    const { session } = planStore.getState();
    const [to] = selection;
    const grid =
      to === undefined ? undefined : session?.shown.coverages[session.shown.cursor]?.grids.get(to);
    const community = tool === 'blocks' ? (grid?.community ?? null) : null;
    if (community === blocksStore.getState().community) return;
    if (community === null) blocksStore.setState(NO_BLOCKS);
    else void showBlocksOf(community);
  });
  return () => {
    end();
    blocksStore.setState(NO_BLOCKS);
  };
}

const rings = new WeakMap<BaseBlock, Node[]>();

function ringOf(block: BaseBlock): Node[] {
  const ring = rings.get(block) ?? block.outline.slice(0, -1).map(nodeOf);
  rings.set(block, ring);
  return ring;
}

/** The number of the block at a place, -1 for none. */
export function blockAt(blocks: readonly BaseBlock[], place: Position): number {
  const node = nodeAt(place);
  if (node === null) return -1;
  const [x, y] = [xOf(node), yOf(node)];
  return blocks.findIndex((block) => {
    const ring = ringOf(block);
    const { west, south, east, north } = boundsOf([ring]);
    const isNear = x >= west && x <= east && y >= south && y <= north;
    return isNear && isInRings([ring], 2 * x, 2 * y);
  });
}

/** Sweeps over a place. @returns whether there is a block */
export function paintAt(place: Position): boolean {
  const { blocks, painted } = blocksStore.getState();
  const block = blockAt(blocks, place);
  if (block === -1) return false;
  if (!painted.has(block)) blocksStore.setState({ painted: new Set([...painted, block]) });
  return true;
}

/** Paints the blocks at some places and gives them to the chosen grid. @returns whether it was done */
export function paintBlocksAt(places: readonly Position[]): boolean {
  // All of them are tried: every one of several places may be in a block of its own.
  const hits = places.filter((place) => paintAt(place));
  if (hits.length === places.length) return givePainted();
  blocksStore.setState({ painted: new Set() });
  setStudio({ refused: 'no-such-grid' });
  return false;
}

/** Gives the painted blocks to the chosen grid. @returns whether it was done */
export function givePainted(): boolean {
  const { blocks, painted } = blocksStore.getState();
  const [to] = studioStore.getState().selection;
  if (painted.size === 0 || to === undefined) return false;
  blocksStore.setState({ painted: new Set() });
  const outlines = [...painted].map((block) => blocks[block]!.outline);
  return tryEdit(() => ({ kind: 'assign-blocks', to, blocks: outlines }));
}
