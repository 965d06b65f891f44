import { flyTo } from '../store/map-port.ts';
import type { Selection } from '../store/view-store.ts';

/** Brings a thing to the middle of the map; an area is shown whole. */
export const goTo = (selection: Selection): void => flyTo(selection);
