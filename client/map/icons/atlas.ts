import type { Theme } from '../../ui/palette.ts';
import { drawIcon, FIELD } from './draw-icon.ts';
import { ALL_ICONS, type IconName } from './icon-names.ts';

/** Pixels of the atlas to one of the drawing: sharp at twice the density and when enlarged on a wall. */
const DENSITY = 3;
const COLUMNS = 16;
const CELL = FIELD * DENSITY;

/** The upper left corner of a cell, in pixels of the atlas. */
type Corner = { x: number; y: number };

export type IconMapping = Record<
  IconName,
  { x: number; y: number; width: number; height: number; mask: boolean }
>;

/** Where each drawing lies in the atlas, the same for both themes. `mask`: it takes the layer's colour. */
export const ICON_MAPPING: IconMapping = Object.fromEntries(
  ALL_ICONS.map((name, index) => [
    name,
    {
      x: (index % COLUMNS) * CELL,
      y: Math.floor(index / COLUMNS) * CELL,
      width: CELL,
      height: CELL,
      mask: name === 'heading',
    },
  ]),
) as IconMapping;

function drawInto(
  context: CanvasRenderingContext2D,
  theme: Theme,
  name: IconName,
  at: Corner,
): void {
  context.save();
  context.setTransform(DENSITY, 0, 0, DENSITY, at.x + CELL / 2, at.y + CELL / 2);
  drawIcon(context, theme, name);
  context.restore();
}

/** One icon as it is in the atlas, on a canvas of its own. */
export function drawCell(theme: Theme, name: IconName): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = CELL;
  canvas.height = CELL;
  // Kept by the page itself: drawn by the graphics process it would wait behind the map that is being drawn there.
  drawInto(canvas.getContext('2d', { willReadFrequently: true })!, theme, name, { x: 0, y: 0 });
  return canvas;
}

/** Draws every icon once for a theme: one texture for all symbols. About 20 ms. */
export function drawAtlas(theme: Theme): ImageData {
  const canvas = document.createElement('canvas');
  canvas.width = COLUMNS * CELL;
  canvas.height = Math.ceil(ALL_ICONS.length / COLUMNS) * CELL;
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  for (const name of ALL_ICONS) drawInto(context, theme, name, ICON_MAPPING[name]);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
