import type { Position } from '../../../shared/model/common.ts';

/** A pixel of the map's picture, from its upper left corner. */
export type Spot = { x: number; y: number };
/** `lon,lat,zoom`, as the page's address holds it. */
export type CameraText = `${number},${number},${number}`;

const TILE_PX = 512;
const RADIANS = Math.PI / 180;
const mercatorY = (lat: number) => (1 - Math.asinh(Math.tan(lat * RADIANS)) / Math.PI) / 2;

/** Where a place lies, from the place the camera looks at, in pixels right and down. */
function fromCamera([lon, lat]: Position, camera: CameraText): Spot {
  const [centreLon, centreLat, zoom] = camera.split(',').map(Number) as [number, number, number];
  const world = TILE_PX * 2 ** zoom;
  return {
    x: ((lon - centreLon) / 360) * world,
    y: (mercatorY(lat) - mercatorY(centreLat)) * world,
  };
}

/** @param centre the pixel at which the camera's place is shown; panels push it off the middle */
export function spotOf(place: Position, camera: CameraText, centre: Spot): Spot {
  const { x, y } = fromCamera(place, camera);
  return { x: Math.round(centre.x + x), y: Math.round(centre.y + y) };
}
