import type { MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import type { AreaIndex } from '../../shared/geo/point-in-areas.ts';
import { openMenu } from '../store/context-menu.ts';
import { flyTo } from '../store/map-port.ts';
import { hover, select, setMeasuring, viewStore } from '../store/view-store.ts';
import { type Pickable, type Picked, pick } from './pick.ts';

/** Fingers are wider than a pointer, in CSS pixels. */
const TOUCH_REACH_PX = 24;

type Parts = {
  /** What is drawn at this moment; null until the layers are there. */
  pickable(): Pickable | null;
  gridIndex(): AreaIndex | null;
};

/**
 * Pointer on the map: over a thing it is named, a click takes it (a cluster opens), a double click flies
 * to it, a right click offers its acts. While measuring, a click sets a point.
 * @returns ends it
 */
export function followPointer(map: MapLibreMap, { pickable, gridIndex }: Parts): () => void {
  const project = (lon: number, lat: number) => map.project([lon, lat]);
  const at = ({ point, lngLat, originalEvent }: MapMouseEvent): Picked | null => {
    const things = pickable();
    if (!things) return null;
    const touch = originalEvent instanceof PointerEvent && originalEvent.pointerType === 'touch';
    const place = { x: point.x, y: point.y, lon: lngLat.lng, lat: lngLat.lat };
    return pick(things, gridIndex(), project, place, touch ? TOUCH_REACH_PX : undefined);
  };

  let frame = 0;
  let latest: MapMouseEvent | null = null;
  const lookUnderPointer = () => {
    frame = 0;
    if (!latest || map.isMoving()) return;
    const picked = at(latest);
    // A grid is everywhere: only symbols turn the pointer into a hand.
    const isSymbol = picked !== null && picked.selection?.kind !== 'grid';
    map.getCanvas().style.cursor = isSymbol ? 'pointer' : '';
    hover(picked?.selection ?? null);
  };
  const onMove = (event: MapMouseEvent) => {
    latest = event;
    frame ||= requestAnimationFrame(lookUnderPointer);
  };
  const onOut = () => {
    latest = null;
    hover(null);
  };
  const onClick = (event: MapMouseEvent) => {
    const { measuring } = viewStore.getState();
    if (measuring) {
      const { lng, lat } = event.lngLat;
      setMeasuring({ ...measuring, points: [...measuring.points, [lng, lat]] });
      return;
    }
    const picked = at(event);
    if (picked?.cluster) flyTo({ bounds: picked.cluster.bounds });
    else select(picked?.selection ?? null);
  };
  const onDoubleClick = (event: MapMouseEvent) => {
    if (viewStore.getState().measuring) return;
    const picked = at(event);
    if (picked?.selection) flyTo(picked.selection);
  };
  const onContextMenu = (event: MapMouseEvent) => {
    // Walls are for looking at.
    if (viewStore.getState().desk !== 'console') return;
    event.originalEvent.preventDefault();
    const { clientX: x, clientY: y } = event.originalEvent;
    const { lng, lat } = event.lngLat;
    openMenu({ x, y, selection: at(event)?.selection ?? null, place: [lng, lat] });
  };

  map.on('mousemove', onMove);
  map.on('mouseout', onOut);
  map.on('click', onClick);
  map.on('dblclick', onDoubleClick);
  map.on('contextmenu', onContextMenu);
  return () => {
    cancelAnimationFrame(frame);
    map.off('mousemove', onMove);
    map.off('mouseout', onOut);
    map.off('click', onClick);
    map.off('dblclick', onDoubleClick);
    map.off('contextmenu', onContextMenu);
  };
}
