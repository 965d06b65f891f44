import { setMeasuring, viewStore } from '../store/view-store.ts';

/** Begins measuring a line on the map, or ends it. */
export const toggleMeasuring = (): void =>
  setMeasuring(viewStore.getState().measuring === null ? { mode: 'distance', points: [] } : null);

export const clearMeasuring = (): void => setMeasuring({ mode: 'distance', points: [] });
export const endMeasuring = (): void => setMeasuring(null);
