import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Position } from '../../shared/model/common.ts';
import type { UnitTask } from '../../shared/wire/unit-task.ts';
import { EMPTY_OUTBOX, type Outbox } from './outbox.ts';
import { dropPhotos } from './photo-shelf.ts';

/** Whether the server answers; `unpaired`: it answers, and this device is nobody's. */
export type Line = 'unknown' | 'there' | 'lost' | 'unpaired';

/** What the page knows. `task` is the last that was heard: shown with its age when the line is lost. */
export type UnitState = {
  task: UnitTask | null;
  line: Line;
  outbox: Outbox;
  /** Whether the team wants its place to be told while it is on a task. */
  shares: boolean;
  /** Where the device is by its own word; kept in memory only. */
  place: Position | null;
};

const KEPT_AS = 'jingwei-unit';
type Kept = Pick<UnitState, 'task' | 'outbox' | 'shares'>;

/** What outlives the page: a task, what waits, and one wish. Nothing of where the device was. */
function readKept(): Kept {
  const empty = { task: null, outbox: EMPTY_OUTBOX, shares: false };
  try {
    const text = localStorage.getItem(KEPT_AS);
    return text === null ? empty : { ...empty, ...(JSON.parse(text) as Partial<Kept>) };
  } catch {
    return empty;
  }
}

export const unitStore = createStore<UnitState>(() => ({
  ...readKept(),
  line: 'unknown',
  place: null,
}));

export const useUnit = <Value>(choose: (state: UnitState) => Value): Value =>
  useStore(unitStore, choose);

/** Keeps at once: a device may lose its power with its line. */
unitStore.subscribe(({ task, outbox, shares }) => {
  localStorage.setItem(KEPT_AS, JSON.stringify({ task, outbox, shares } satisfies Kept));
});

/** This device was cut: its task is not its own any more; what was pressed waits until it is paired again. */
export const cutUnit = (): void =>
  unitStore.setState({ task: null, shares: false, place: null, line: 'unpaired' });

/** The team gives the device back: nothing of the unit stays on it. */
export function forgetUnit(): void {
  cutUnit();
  unitStore.setState({ outbox: EMPTY_OUTBOX });
  void dropPhotos();
}
