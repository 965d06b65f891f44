import { setMeasuring, viewStore } from '../store/view-store.ts';

/** Begins measuring a line on the map, or ends it. */
export const toggleMeasuring = (): void =>
  setMeasuring(viewStore.getState().measuring === null ? { mode: 'distance', points: [] } : null);

export const clearMeasuring = (): void => setMeasuring({ mode: 'distance', points: [] });
export const endMeasuring = (): void => setMeasuring(null);

/** Begins at a place, `[lon, lat]` in degrees. */
export const measureFrom = (place: readonly [number, number]): void =>
  setMeasuring({ mode: 'distance', points: [place] });
