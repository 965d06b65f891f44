import type { LngLat, MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import { isMenuKey, openMenu } from '../store/context-menu.ts';
import { viewStore } from '../store/view-store.ts';
import type { Picked } from './pick.ts';
import type { Picker } from './picker.ts';

function offer(event: Event, x: number, y: number, picked: Picked | null, place: LngLat): void {
  // Walls are for looking at.
  if (viewStore.getState().desk !== 'console') return;
  event.preventDefault();
  openMenu({ x, y, selection: picked?.selection ?? null, place: [place.lng, place.lat] });
}

/**
 * A right click, a long touch or the menu key on the map offers the acts of what lies there.
 * @returns ends it
 */
export function offerMenu(map: MapLibreMap, picker: Picker): () => void {
  const canvas = map.getCanvas();
  const onContextMenu = (event: MapMouseEvent) => {
    const { originalEvent, lngLat } = event;
    const { clientX, clientY } = originalEvent;
    offer(originalEvent, clientX, clientY, picker.under(event), lngLat);
  };
  /** The key means the middle of what is seen; the map's own event knows the mouse alone. */
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isMenuKey(event)) return;
    const middle = map.getCenter();
    const point = map.project(middle);
    const { left, top } = canvas.getBoundingClientRect();
    offer(event, left + point.x, top + point.y, picker.at(point, middle), middle);
  };
  map.on('contextmenu', onContextMenu);
  canvas.addEventListener('keydown', onKeyDown);
  return () => {
    map.off('contextmenu', onContextMenu);
    canvas.removeEventListener('keydown', onKeyDown);
  };
}
