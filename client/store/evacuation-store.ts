import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { AffectedArea } from '../../shared/model/affected-area.ts';
import type { Position } from '../../shared/model/common.ts';
import {
  type Evacuation,
  type EvacuationEdits,
  type EvacuationNotice,
  UNTOUCHED,
} from '../../shared/model/evacuation.ts';
import type { EvacuationDraft } from '../../shared/wire/evacuation.ts';
import type { ActKeys } from '../commands/act-key.ts';
import type { Refusal } from '../live/api.ts';

/** An evacuation as it is being drafted on this screen. Nothing of it is saved before it is signed. */
export type Drafting = {
  incident: string | null;
  /** Where computed areas begin: the incident's place, or the middle of what was drawn. */
  place: Position;
  area: AffectedArea;
  /** The area it began with. */
  began: AffectedArea;
  edits: EvacuationEdits;
  draft: EvacuationDraft | null;
  /** Epoch ms when the draft was worked out. */
  draftedAt: number;
  refusal: Refusal | null;
  asking: boolean;
  /** Words for the public that somebody changed. */
  words: Partial<EvacuationNotice>;
  signed: Evacuation | null;
  /** The grid whose gathering place is being picked on the map. */
  picking: string | null;
  /** Somebody wants to close it, and is asked whether what he changed may go. */
  leaving: boolean;
  /** The key of what is being signed: the same for a retry. */
  keys: ActKeys;
};

export const evacuationStore = createStore<{ drafting: Drafting | null }>(() => ({
  drafting: null,
}));

export const useEvacuation = (): Drafting | null =>
  useStore(evacuationStore, ({ drafting }) => drafting);

export const beginDrafting = (
  start: Pick<Drafting, 'incident' | 'place' | 'area' | 'keys'>,
): void =>
  evacuationStore.setState({
    drafting: {
      ...start,
      began: start.area,
      ...{ edits: UNTOUCHED, draft: null, draftedAt: 0, refusal: null, asking: false },
      ...{ words: {}, signed: null, picking: null, leaving: false },
    },
  });

export const changeDrafting = (change: Partial<Drafting>): void =>
  evacuationStore.setState(({ drafting }) => ({
    drafting: drafting && { ...drafting, ...change },
  }));

export const endDrafting = (): void => evacuationStore.setState({ drafting: null });
