import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Coverage } from '../../../shared/geo/coverage/coverage.ts';
import type { Position } from '../../../shared/model/common.ts';
import type { EditRefusal, GridKey } from '../../../shared/model/grid-edit.ts';
import type { Look, ToolId } from './tools.ts';

/** A vertex under way: what the grids would be, and which of them it changes. */
export type Preview = { coverage: Coverage; changed: readonly GridKey[]; at: Position };

/** Where the pointer was drawn to. */
export type SnapMark = { at: Position; to: 'vertex' | 'edge' | 'border' | 'line' };

export const TABS = ['grids', 'findings', 'history', 'life'] as const;
export type Tab = (typeof TABS)[number];

export type StudioState = {
  tool: ToolId;
  look: Look;
  tab: Tab;
  selection: readonly GridKey[];
  hovered: GridKey | null;
  preview: Preview | null;
  snapMark: SnapMark | null;
  /** Why the last thing that was tried cannot be drawn. */
  refused: EditRefusal | null;
  /** Replayed up to this many edits, for looking only; null: the present. */
  replayAt: number | null;
  /** A place that was asked to be looked at, marked until something else is done. */
  marked: Position | null;
  helpOpen: boolean;
  impactOpen: boolean;
  /** The name a cut-out or a micro-grid will have. */
  newName: string;
};

const FRESH: StudioState = {
  tool: 'select',
  look: 'after',
  tab: 'grids',
  selection: [],
  hovered: null,
  preview: null,
  snapMark: null,
  refused: null,
  replayAt: null,
  marked: null,
  helpOpen: false,
  impactOpen: false,
  newName: '',
};

/** What the analyst holds in an open plan: not part of a link, and gone with the plan. */
export const studioStore = createStore<StudioState>(() => FRESH);

export const useStudio = <Picked>(pick: (state: StudioState) => Picked): Picked =>
  useStore(studioStore, pick);

export const freshStudio = (): void => studioStore.setState(FRESH);

/** A refusal goes with its mark; the mark of a finding stays while it is mended. */
const withoutRefusal = ({ refused, marked }: StudioState): Partial<StudioState> => ({
  refused: null,
  marked: refused === null ? marked : null,
});

export const takeTool = (tool: ToolId): void =>
  studioStore.setState((state) => ({
    ...withoutRefusal(state),
    tool,
    preview: null,
    snapMark: null,
  }));

export const setStudio = (change: Partial<StudioState>): void => studioStore.setState(change);

export const choose = (selection: readonly GridKey[]): void =>
  studioStore.setState((state) => ({ ...withoutRefusal(state), selection }));

/** Adds a grid to those that are chosen, or takes it out. */
export function toggleChosen(key: GridKey): void {
  const { selection } = studioStore.getState();
  choose(selection.includes(key) ? selection.filter((one) => one !== key) : [...selection, key]);
}

/** One step back: help, impact, what is half done, the tool, the selection. @returns whether there was one */
export function stepBack(): boolean {
  const state = studioStore.getState();
  if (state.helpOpen) setStudio({ helpOpen: false });
  else if (state.impactOpen) setStudio({ impactOpen: false });
  else if (state.preview) setStudio({ ...withoutRefusal(state), preview: null });
  else if (state.replayAt !== null) setStudio({ replayAt: null });
  else if (state.tool !== 'select') takeTool('select');
  else if (state.selection.length > 0) choose([]);
  else if (state.marked) setStudio({ marked: null });
  else return false;
  return true;
}
