import type { Rgba } from '../map-palette.ts';
import { FlatDotLayer } from './flat-dot-layer.ts';
import { FLAT } from './placement.ts';

export type HaloInput = {
  id: string;
  place: readonly [number, number] | null;
  radiusPx: number;
  colour: Rgba;
};

/** A ring around what is selected or under the pointer, when it is a symbol. */
export function haloLayer({ id, place, radiusPx, colour }: HaloInput) {
  return new FlatDotLayer<readonly [number, number]>({
    id,
    data: place ? [place] : [],
    getPosition: ([lon, lat]) => [lon, lat],
    getRadius: radiusPx,
    radiusUnits: 'pixels',
    stroked: true,
    filled: false,
    getLineColor: colour,
    getLineWidth: 2,
    lineWidthUnits: 'pixels',
    updateTriggers: { getRadius: radiusPx, getLineColor: colour },
    pickable: false,
    parameters: FLAT,
  });
}
