import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { DrillView } from '../../shared/model/drill.ts';
import { showDrilled } from './live-store.ts';

export type DrillSeen = NonNullable<DrillView['view']>;
type DrillState = { seen: DrillSeen | null };

const drillStore = createStore<DrillState>(() => ({ seen: null }));

/** The drill this desk takes part in; null: none. Its incidents stand beside what is real, marked. */
export function keepDrill(seen: DrillSeen | null): void {
  drillStore.setState({ seen });
  showDrilled(seen?.incidents ?? []);
}

export const useDrill = (): DrillSeen | null => useStore(drillStore, ({ seen }) => seen);
