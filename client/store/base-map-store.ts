import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** What is said of the configured base map: whom it comes from, and that it is missing. */
export type BaseMapState = { credits: readonly string[]; missing: boolean };

export const baseMapStore = createStore<BaseMapState>(() => ({ credits: [], missing: false }));

export const useBaseMap = (): BaseMapState => useStore(baseMapStore);
