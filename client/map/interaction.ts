import type { MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import { guestHoldsPointer } from '../store/map-guest.ts';
import { flyTo } from '../store/map-port.ts';
import { hover, select, setMeasuring, viewStore } from '../store/view-store.ts';
import { offerMenu } from './offer-menu.ts';
import { createPicker, type PickerParts } from './picker.ts';

type PointerParts = PickerParts & {
  /** Presses that came before there was anything to pick from; until it is fulfilled, all go there. */
  early: Promise<MapMouseEvent[]>;
  /** Has the index of the grids built now, where it is not. */
  untilGrids(): Promise<void>;
};

/**
 * Pointer on the map: over a thing it is named, a click takes it (a cluster opens), a click on what is taken takes the
 * next on that spot, a double click flies to it, a right click offers its acts. While measuring, a click sets a point.
 * @returns ends it
 */
export function followPointer(
  map: MapLibreMap,
  { early, untilGrids, ...parts }: PointerParts,
): () => void {
  const picker = createPicker(map, parts);
  let frame = 0;
  let latest: MapMouseEvent | null = null;
  const lookUnderPointer = () => {
    frame = 0;
    if (!latest || map.isMoving() || guestHoldsPointer()) return;
    const picked = picker.under(latest);
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
    if (guestHoldsPointer()) return;
    if (parts.gridIndex() === null) void untilGrids().then(() => take(event));
    else take(event);
  };
  const take = (event: MapMouseEvent) => {
    // The second half of a double click is about the same thing as its first.
    const isFirst = event.originalEvent.detail <= 1;
    const picked = picker.under(event, isFirst ? viewStore.getState().selection : null);
    if (picked?.cluster) flyTo({ bounds: picked.cluster.bounds });
    else select(picked?.selection ?? null);
  };
  const onDoubleClick = (event: MapMouseEvent) => {
    if (viewStore.getState().measuring || guestHoldsPointer()) return;
    const picked = picker.under(event);
    if (picked?.selection) flyTo(picked.selection);
  };
  let ended = false;
  void early.then((presses) => {
    if (ended) return;
    for (const press of presses) onClick(press);
    map.on('click', onClick);
  });
  map.on('mousemove', onMove);
  map.on('mouseout', onOut);
  map.on('dblclick', onDoubleClick);
  const endMenu = offerMenu(map, picker);
  return () => {
    ended = true;
    cancelAnimationFrame(frame);
    map.off('mousemove', onMove);
    map.off('mouseout', onOut);
    map.off('click', onClick);
    map.off('dblclick', onDoubleClick);
    endMenu();
  };
}
