import type { MapLibreMap } from 'maplibre-gl';
import { sketchStore } from '../store/sketch-store.ts';

/**
 * Lets somebody draw on the map while a sketch is under way. The code for it is fetched by the first who
 * draws. While it is on its way nothing can be drawn, which the hint over the map does not deny.
 * @returns ends it
 */
export function followSketch(map: MapLibreMap): () => void {
  let drawing: { end(): void } | null = null;
  let wanted = false;
  const look = () => {
    const { sketch } = sketchStore.getState();
    if ((sketch !== null) === wanted) return;
    wanted = sketch !== null;
    drawing?.end();
    drawing = null;
    if (sketch === null) return;
    const draw =
      sketch.kind === 'place'
        ? import('./sketch-place.ts').then(({ placeSketch }) => placeSketch)
        : import('./sketch-area.ts').then(({ areaSketch }) => areaSketch);
    void draw
      .then((begin) => {
        if (wanted && drawing === null) drawing = begin(map);
      })
      .catch((error: unknown) => console.error('drawing cannot begin', error));
  };
  const stop = sketchStore.subscribe(look);
  look();
  return () => {
    stop();
    drawing?.end();
  };
}
