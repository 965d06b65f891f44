import { layerAbove } from '../paint-order.ts';

/** The map is flat and painted in order: nothing is hidden by depth. */
export const FLAT = { depthCompare: 'always', depthWriteEnabled: false } as const;

/** A property of the overlay that deck.gl's own layers do not know: what of the map lies above. */
export type Placed = { beforeId?: string };
export const AMONG_AREAS: Placed = { beforeId: layerAbove('AREA_FILLS') };
export const AMONG_SYMBOLS: Placed = { beforeId: layerAbove('SYMBOLS') };
