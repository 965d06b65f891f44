import type { Theme } from '../ui/palette.ts';
import { drawCell } from './icons/atlas.ts';
import type { IconName } from './icons/icon-names.ts';

export type EarlySymbol = {
  icon: IconName;
  theme: Theme;
  /** Width in CSS pixels. */
  sizePx: number;
  /** As the layer has it. */
  opacity: number;
};

/** deck.gl takes a layer's opacity for one that is seen, and draws it lighter. */
const DECK_GAMMA = 2.2;

type Point = { x: number; y: number };

/**
 * A symbol as the map draws it, on a canvas of its own with its middle at a place of the map, in CSS pixels. The canvas
 * begins at a whole pixel, as browsers lay it out, and the symbol at its fraction, so that it lies as it will on the map.
 */
export function earlySymbolAt({ x, y }: Point, { icon, theme, sizePx, opacity }: EarlySymbol) {
  const half = sizePx / 2;
  const [left, top] = [Math.floor(x - half), Math.floor(y - half)];
  const side = Math.ceil(sizePx) + 1;
  const canvas = document.createElement('canvas');
  canvas.className = 'jw-early-symbol';
  canvas.width = Math.ceil(side * devicePixelRatio);
  canvas.height = canvas.width;
  canvas.style.width = `${side}px`;
  canvas.style.height = `${side}px`;
  canvas.style.opacity = String(opacity ** (1 / DECK_GAMMA));
  // Kept by the page itself, as the rings are.
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context) {
    // Made smaller from the atlas's size, as deck.gl makes it: drawn at its own it would be sharper than on the map.
    context.imageSmoothingQuality = 'high';
    context.scale(canvas.width / side, canvas.height / side);
    context.drawImage(drawCell(theme, icon), x - half - left, y - half - top, sizePx, sizePx);
  }
  /** Moves it with the map, to where its place is now. */
  const move = (now: Point) => {
    canvas.style.translate = `${left + now.x - x}px ${top + now.y - y}px`;
  };
  move({ x, y });
  return { canvas, move };
}
