import type { MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import { pickPlace, sketchStore } from '../store/sketch-store.ts';
import './sketch-place.css';

/** Degrees to the seventh digit: a centimetre. */
const DEGREE_DIGITS = 7;
const rounded = (degrees: number): number => Number(degrees.toFixed(DEGREE_DIGITS));

/**
 * A click sets the place, a further click moves it. The pin is an element of ours: the map's own would
 * come with the first load of every desk.
 */
export function placeSketch(map: MapLibreMap): () => void {
  const pin = document.createElement('div');
  pin.className = 'jw-pin';
  map.getCanvasContainer().append(pin);
  const show = () => {
    const place = sketchStore.getState().sketch?.place ?? null;
    pin.hidden = place === null;
    if (place === null) return;
    const { x, y } = map.project([place[0], place[1]]);
    pin.style.transform = `translate(${x}px, ${y}px)`;
  };
  const onClick = ({ lngLat }: MapMouseEvent) =>
    pickPlace([rounded(lngLat.lng), rounded(lngLat.lat)]);
  map.on('click', onClick);
  map.on('move', show);
  const stop = sketchStore.subscribe(show);
  map.getCanvas().style.cursor = 'crosshair';
  show();
  return () => {
    map.off('click', onClick);
    map.off('move', show);
    stop();
    pin.remove();
    map.getCanvas().style.cursor = '';
  };
}
