import type { MapLibreMap } from 'maplibre-gl';

/** Metres of a pixel at zoom 0 on the equator, with tiles of 512 CSS pixels. */
const METRES_AT_ZOOM_0 = 78_271.517;

/** How many metres some CSS pixels are in the middle of the map. */
export const metresOfPixels = (map: MapLibreMap, pixels: number): number =>
  (pixels * METRES_AT_ZOOM_0 * Math.cos((map.getCenter().lat * Math.PI) / 180)) /
  2 ** map.getZoom();
