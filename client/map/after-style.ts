/** What the map needs once its style is there: fetched apart, so that the first picture waits for less. */
export { followStores } from './base-map.ts';
export { followBaseMap } from './follow-base-map.ts';
export { indexGrids } from './grid-index.ts';
export { followPointer } from './interaction.ts';
