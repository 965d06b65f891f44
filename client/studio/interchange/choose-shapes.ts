import { takeableAs } from '../../../shared/import/shapes/takeable.ts';
import type { PreviewShape } from '../../../shared/wire/interchange.ts';
import type { LaidOver } from '../../store/view-store.ts';

/** What is chosen of a preview: all that can be taken as drawn at first, repairs only one by one. */
export type Chosen = { take: ReadonlySet<number>; repaired: ReadonlySet<number> };

export const firstChoice = (shapes: readonly PreviewShape[]): Chosen => ({
  take: new Set(
    shapes.filter((shape) => takeableAs(shape) === 'drawn').map(({ number }) => number),
  ),
  repaired: new Set(),
});

const toggled = (set: ReadonlySet<number>, number: number): Set<number> => {
  const next = new Set(set);
  if (!next.delete(number)) next.add(number);
  return next;
};

/** Takes a shape in or leaves it out, as drawn or as repaired, whichever it can be. */
export function toggle(chosen: Chosen, shape: PreviewShape): Chosen {
  const how = takeableAs(shape);
  if (how === 'drawn') return { ...chosen, take: toggled(chosen.take, shape.number) };
  if (how === 'repaired') return { ...chosen, repaired: toggled(chosen.repaired, shape.number) };
  return chosen;
}

export const isChosen = ({ take, repaired }: Chosen, { number }: PreviewShape): boolean =>
  take.has(number) || repaired.has(number);

/** What the map shows of it: what is taken, as it would be kept, and what stays out, as it was drawn. */
export function laidOverOf(shapes: readonly PreviewShape[], chosen: Chosen): LaidOver {
  const rings = (shape: PreviewShape['outline']) => shape?.coordinates.flat() ?? [];
  return {
    good: shapes
      .filter((shape) => isChosen(chosen, shape))
      .flatMap((shape) => rings(chosen.repaired.has(shape.number) ? shape.repair : shape.outline)),
    bad: shapes
      .filter((shape) => !isChosen(chosen, shape))
      .flatMap(({ outline }) => rings(outline)),
  };
}

/** `[west, south, east, north]` of all that has an outline; null where nothing has. */
export function boundsOf(shapes: readonly PreviewShape[]): [number, number, number, number] | null {
  let bounds: [number, number, number, number] | null = null;
  for (const [lon, lat] of shapes.flatMap(({ outline }) => outline?.coordinates.flat(2) ?? [])) {
    bounds ??= [lon, lat, lon, lat];
    bounds = [
      Math.min(bounds[0], lon),
      Math.min(bounds[1], lat),
      Math.max(bounds[2], lon),
      Math.max(bounds[3], lat),
    ];
  }
  return bounds;
}
