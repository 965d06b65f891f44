import { type MapLibreMap, type MapMouseEvent, Marker } from 'maplibre-gl';
import { pickPlace, sketchStore } from '../store/sketch-store.ts';

/** Degrees to the seventh digit: a centimetre. */
const DEGREE_DIGITS = 7;
const rounded = (degrees: number): number => Number(degrees.toFixed(DEGREE_DIGITS));

/** A click sets the place, a further click moves it. */
export function placeSketch(map: MapLibreMap): { end(): void } {
  const marker = new Marker({ color: '#5aa9ff' });
  const show = () => {
    const place = sketchStore.getState().sketch?.place ?? null;
    if (place === null) marker.remove();
    else marker.setLngLat([place[0], place[1]]).addTo(map);
  };
  const onClick = ({ lngLat }: MapMouseEvent) =>
    pickPlace([rounded(lngLat.lng), rounded(lngLat.lat)]);
  map.on('click', onClick);
  const stop = sketchStore.subscribe(show);
  map.getCanvas().style.cursor = 'crosshair';
  show();
  return {
    end() {
      map.off('click', onClick);
      stop();
      marker.remove();
      map.getCanvas().style.cursor = '';
    },
  };
}
