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
