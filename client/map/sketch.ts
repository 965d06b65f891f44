import type { MapGuest } from '../store/map-guest.ts';
import type { Sketch } from '../store/sketch-store.ts';
import { laterGuest } from './later-guest.ts';

/** Lets somebody draw a sketch on the map. The code for it is fetched by the first who draws. */
export const sketchGuest = (kind: Sketch['kind']): MapGuest =>
  laterGuest(() =>
    kind === 'place'
      ? import('./sketch-place.ts').then(({ placeSketch }) => placeSketch)
      : import('./sketch-area.ts').then(({ areaSketch }) => areaSketch),
  );
