/** How wide and high the panels around the map are, in CSS pixels. */
export type PanelSizes = {
  left: number;
  right: number;
  bottom: number;
  card: number;
  table: number;
};
export type PanelEdge = keyof PanelSizes;

/** What is selected is worked on in its card, so that has half of the height of the window. */
const CARD_SHARE = 0.5;

/** @param height of the window, CSS pixels */
export const usualSizes = (height: number): PanelSizes => ({
  left: 272,
  right: 348,
  bottom: 168,
  card: limited('card', CARD_SHARE * height),
  table: 320,
});

/** Smallest and largest of each; the map keeps at least a third of the screen. */
const LIMITS: Readonly<Record<PanelEdge, readonly [number, number]>> = {
  left: [220, 460],
  right: [280, 620],
  bottom: [96, 520],
  card: [140, 1400],
  table: [180, 900],
};
const KEPT_AS = 'jw-panel-sizes';

export const limited = (edge: PanelEdge, pixels: number): number => {
  const [smallest, largest] = LIMITS[edge];
  return Math.round(Math.min(Math.max(pixels, smallest), largest));
};

/** Sizes a person chose before on this machine; whatever cannot be read is as usual. @param height of the window */
export function readSizes(storage: Pick<Storage, 'getItem'>, height: number): PanelSizes {
  let kept: Partial<Record<PanelEdge, unknown>> = {};
  try {
    kept = JSON.parse(storage.getItem(KEPT_AS) ?? '{}') as typeof kept;
  } catch {
    // A damaged entry is worth no error: the usual sizes are shown.
  }
  const sizes = usualSizes(height);
  for (const edge of Object.keys(sizes) as PanelEdge[]) {
    const value = kept?.[edge];
    if (typeof value === 'number' && Number.isFinite(value)) sizes[edge] = limited(edge, value);
  }
  return sizes;
}

export const keepSizes = (storage: Pick<Storage, 'setItem'>, sizes: PanelSizes): void =>
  storage.setItem(KEPT_AS, JSON.stringify(sizes));

/** An evacuation's panel at its narrowest and widest, and how far it stands from the side of the map, in CSS pixels [D]. */
const EVACUATION = { narrowest: 380, widest: 520, margin: 12 } as const;
/** As much of the map as the panel leaves where it can, and the least on which an area can still be seen [D]. */
const BESIDE_PIXELS = 276;
const LEAST_BESIDE_PIXELS = 160;

/**
 * How wide an evacuation's panel is, and how much of the map it takes so that what is shown keeps clear of it; none where
 * too little would be left.
 * @param open how much of the window lies between the sides
 */
export function evacuationRoom(open: number): { width: number; hidden: number } {
  const { narrowest, widest, margin } = EVACUATION;
  const width = Math.min(Math.max(open - margin - BESIDE_PIXELS, narrowest), widest);
  const hidden = width + margin;
  return { width, hidden: open - hidden >= LEAST_BESIDE_PIXELS ? hidden : 0 };
}

/** What the phone's sheet of an evacuation takes of the height of the window; evacuation-panel.css has the same. */
const SHEET_SHARE = 0.58;
/** @param height of the window, CSS pixels */
export const evacuationSheet = (height: number): number => Math.round(SHEET_SHARE * height);
