import type { LngLat, MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import type { AreaIndex } from '../../shared/geo/point-in-areas.ts';
import type { Selection } from '../store/view-store.ts';
import { type Pickable, type Picked, pick } from './pick.ts';

/** Fingers are wider than a pointer, in CSS pixels. */
const TOUCH_REACH_PX = 24;

export type PickerParts = {
  /** What is drawn at this moment; null until the layers are there. */
  pickable(): Pickable | null;
  gridIndex(): AreaIndex | null;
};

/** What lies at a place of the map, as it is drawn at this moment. */
export type Picker = {
  /** @param point CSS pixels of the map */
  at(
    point: { x: number; y: number },
    place: LngLat,
    reach?: number,
    passed?: Selection | null,
  ): Picked | null;
  /** @param passed see pick.ts */
  under(event: MapMouseEvent, passed?: Selection | null): Picked | null;
};

export function createPicker(map: MapLibreMap, { pickable, gridIndex }: PickerParts): Picker {
  const project = (lon: number, lat: number) => map.project([lon, lat]);
  const at: Picker['at'] = ({ x, y }, { lng, lat }, reach, passed) => {
    const things = pickable();
    const where = { x, y, lon: lng, lat };
    return things ? pick(things, gridIndex(), project, where, reach, passed) : null;
  };
  return {
    at,
    under: ({ lngLat, originalEvent }, passed) => {
      const touch = originalEvent instanceof PointerEvent && originalEvent.pointerType === 'touch';
      // By its place: a press that had to wait means what lies there, wherever the map has moved.
      return at(map.project(lngLat), lngLat, touch ? TOUCH_REACH_PX : undefined, passed);
    },
  };
}
