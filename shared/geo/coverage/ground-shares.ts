import { coordinatesOf, type Ring } from './rings.ts';
import { overlayShapes } from './shape-overlay.ts';

/**
 * How much of each block lies in each ground, square metres, `[block][ground]`; the grounds do not overlap, and
 * neither do the blocks.
 */
export function sharedAreas(
  blocks: readonly (readonly Ring[])[],
  grounds: readonly (readonly Ring[])[],
): number[][] {
  const areas = blocks.map(() => grounds.map(() => 0));
  const shapes = [...grounds, ...blocks].map(coordinatesOf);
  for (const { covers, areaSquareMetres } of overlayShapes(shapes, isInBoth)) {
    const [ground, block] = covers as [number, number];
    areas[block - grounds.length]![ground]! += areaSquareMetres;
  }
  return areas;

  function isInBoth(covers: readonly number[]): boolean {
    return covers.length === 2 && covers[0]! < grounds.length && covers[1]! >= grounds.length;
  }
}
