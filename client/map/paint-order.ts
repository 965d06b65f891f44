/**
 * Everything on the map, from the bottom up: one list. Names in capitals are where a group of deck.gl
 * layers is drawn in between the map's own layers.
 */
export const PAINT_ORDER = [
  'land',
  'water',
  'shore',
  'river',
  'outside',
  'AREA_FILLS',
  'grid-line',
  'community-line',
  'town-line',
  'functional-line',
  'county-line',
  'water-label',
  'community-label',
  'town-label',
  'grid-label',
  'live-label',
  'SYMBOLS',
  'county-label',
  'warning-label',
] as const;

export type PaintStep = (typeof PAINT_ORDER)[number];

/** The layer of the map that is drawn next above a group of deck.gl layers. */
export function layerAbove(group: 'AREA_FILLS' | 'SYMBOLS'): string {
  return PAINT_ORDER[PAINT_ORDER.indexOf(group) + 1]!;
}

/** Layers of the map that a person switches together. */
export const SWITCHED: Readonly<Record<'water' | 'boundaries' | 'labels', readonly PaintStep[]>> = {
  water: ['water', 'shore', 'river', 'water-label'],
  boundaries: ['grid-line', 'community-line', 'town-line', 'functional-line', 'county-line'],
  labels: [
    'community-label',
    'town-label',
    'grid-label',
    'live-label',
    'county-label',
    'warning-label',
  ],
};

/**
 * What the data of each source of the base map is. As few as can be: wherever one with fills or lines comes after
 * another, every frame is a pass over the whole picture longer.
 */
export const SOURCES = ['ground', 'fine-lines', 'area-label', 'live-label'] as const;
export type SourceId = (typeof SOURCES)[number];

/** Which source holds what is drawn of areas; a feature's `step` says which layer draws it. */
export const AREA_SOURCE = {
  outside: 'ground',
  'county-line': 'ground',
  'functional-line': 'ground',
  'town-line': 'ground',
  'community-line': 'fine-lines',
  'grid-line': 'fine-lines',
} as const satisfies Partial<Record<PaintStep, SourceId>>;
export type AreaStep = keyof typeof AREA_SOURCE;

/** What the ground holds of water, by the `step` of its features; the shore is drawn along its water. */
export type WaterStep = 'water' | 'river';

/** The picture of nothing that keeps words off a symbol. */
export const ROOM_IMAGE = 'room';
