import type { Layer } from '@deck.gl/core';
import { TOLD_LASTS_MS } from '../../../shared/risk/dispatch-life.ts';
import type { ToldPlace } from '../../../shared/wire/unit-task.ts';
import type { Rgba } from '../map-palette.ts';
import { FlatDotLayer } from './flat-dot-layer.ts';
import { FLAT } from './placement.ts';

const DOT_PX = 4;
const RING_PX = 8;
const FADED = 0.45;

/** Which are too old to be taken for where the unit is now. */
export const isOldPlace = ({ at }: Pick<ToldPlace, 'at'>, now: number): boolean =>
  now - Date.parse(at) >= TOLD_LASTS_MS;

/** Where units on a task say they are: a dot in a ring, and the ring alone, faded, when it is old. @param now epoch ms */
export function toldPlacesLayers(
  told: readonly ToldPlace[],
  colour: Rgba,
  scale: number,
  now: number,
): Layer[] {
  if (told.length === 0) return [];
  const [red, green, blue, alpha] = colour;
  const of = (one: ToldPlace): Rgba =>
    isOldPlace(one, now) ? [red, green, blue, Math.round(alpha * FADED)] : colour;
  const common = {
    pickable: false,
    parameters: FLAT,
    radiusUnits: 'pixels',
    lineWidthUnits: 'pixels',
    getPosition: ({ place: [lon, lat] }: ToldPlace): [number, number] => [lon, lat],
    updateTriggers: { getFillColor: [colour, now], getLineColor: [colour, now] },
  } as const;
  return [
    new FlatDotLayer<ToldPlace>({
      ...common,
      id: 'told-rings',
      data: told,
      getRadius: RING_PX * scale,
      filled: false,
      stroked: true,
      getLineColor: of,
      getLineWidth: 2,
    }),
    new FlatDotLayer<ToldPlace>({
      ...common,
      id: 'told-dots',
      data: told.filter((one) => !isOldPlace(one, now)),
      getRadius: DOT_PX * scale,
      getFillColor: of,
    }),
  ];
}
