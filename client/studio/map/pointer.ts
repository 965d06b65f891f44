import type { LngLat, MapLibreMap, MapMouseEvent, MapTouchEvent } from 'maplibre-gl';
import { applyEdit } from '../../../shared/geo/coverage/apply-edit.ts';
import { EditRefused } from '../../../shared/geo/coverage/refused.ts';
import { snap, verticesNear } from '../../../shared/geo/coverage/snap.ts';
import type { Position } from '../../../shared/model/common.ts';
import type { GridEdit } from '../../../shared/model/grid-edit.ts';
import { viewStore } from '../../store/view-store.ts';
import { blocksStore, givePainted, paintAt } from '../tools/blocks.ts';
import { edgeNear, gridAt } from '../tools/hit.ts';
import { draftNow, mayDraw, tryEdit } from '../tools/perform-edit.ts';
import { choose, setStudio, studioStore, toggleChosen } from '../tools/studio-store.ts';
import { handOf } from '../tools/tools.ts';
import { metresOfPixels } from './reach.ts';
import { tellWhere } from './tell-where.ts';
import { waterLinesNear } from './water-lines.ts';

/** How far off a vertex or an edge is still meant, in CSS pixels: a finger is wider than a pointer. */
const REACH_PX = 12;
const TOUCH_REACH_PX = 26;
const SNAP_PX = 9;

type Pointing = MapMouseEvent | MapTouchEvent;

/** A click measures then, and does nothing else. */
const isMeasuring = (): boolean => viewStore.getState().measuring !== null;
const isTouch = (event: Pointing): boolean => event.type.startsWith('touch');
const placeOf = ({ lng, lat }: LngLat): Position => [
  Number(lng.toFixed(6)),
  Number(lat.toFixed(6)),
];

/**
 * The hand on the map where nothing is sketched: choosing grids, and taking hold of vertices. A vertex under
 * way is tried on the real coverage at every move, so both its sides follow and what cannot be drawn stops.
 * @returns ends it
 */
export function followHand(map: MapLibreMap): () => void {
  let held: Position | null = null;
  let painting = false;
  let latest: Pointing | null = null;
  let frame = 0;

  const reach = (event: Pointing) =>
    metresOfPixels(map, isTouch(event) ? TOUCH_REACH_PX : REACH_PX);
  const vertexAt = (event: Pointing) => {
    const coverage = draftNow();
    if (!coverage) return null;
    return verticesNear(coverage, placeOf(event.lngLat), reach(event)).find(
      ({ isFixed }) => !isFixed,
    );
  };

  const onDown = (event: Pointing) => {
    const { tool } = studioStore.getState();
    // Two fingers move the map, whatever is in hand.
    if ('points' in event && event.points.length > 1) return letGo();
    if (isMeasuring() || !mayDraw()) return;
    if (tool === 'blocks' && paintAt(placeOf(event.lngLat))) {
      painting = true;
      event.preventDefault();
      map.dragPan.disable();
    }
    if (tool !== 'move') return;
    const vertex = vertexAt(event);
    if (!vertex) return;
    held = vertex.position;
    event.preventDefault();
    map.dragPan.disable();
  };

  /** Nothing is done with what was in hand. */
  const letGo = () => {
    if (!held && !painting) return;
    held = null;
    painting = false;
    map.dragPan.enable();
    blocksStore.setState({ painted: new Set() });
    setStudio({ preview: null, snapMark: null });
  };

  const drag = (to: LngLat) => {
    const coverage = draftNow();
    if (!coverage || !held) return;
    const place = placeOf(to);
    const snapped = snap(coverage, place, metresOfPixels(map, SNAP_PX), waterLinesNear(map, place));
    const own = snapped.to === 'vertex' && snapped.position.join() === held.join();
    const at = own || snapped.to === 'vertex' ? place : snapped.position;
    try {
      const { coverage: moved, changed } = applyEdit(coverage, {
        kind: 'move-vertex',
        from: held,
        to: at,
      });
      const snapMark =
        snapped.to === 'nothing' || snapped.to === 'vertex' ? null : { at, to: snapped.to };
      setStudio({
        preview: { coverage: moved, changed, at },
        snapMark,
        refused: null,
        marked: null,
      });
    } catch (error) {
      if (!(error instanceof EditRefused)) throw error;
      setStudio({ refused: error.reason });
    }
  };

  const hoverOver = (event: Pointing) => {
    const coverage = draftNow();
    const place = placeOf(event.lngLat);
    const { tool } = studioStore.getState();
    tellWhere(place);
    if (!coverage) return;
    const hovered = gridAt(coverage, place);
    if (hovered !== studioStore.getState().hovered) setStudio({ hovered });
    if (handOf(tool) !== 'pick') return;
    const isOnVertex = (tool === 'move' || tool === 'delete') && vertexAt(event);
    map.getCanvas().style.cursor = isOnVertex ? 'grab' : tool === 'insert' ? 'crosshair' : '';
  };

  const look = () => {
    frame = 0;
    if (!latest || map.isMoving()) return;
    if (held) drag(latest.lngLat);
    else if (painting) paintAt(placeOf(latest.lngLat));
    else hoverOver(latest);
  };
  const onMove = (event: Pointing) => {
    latest = event;
    if (held || painting) event.preventDefault();
    frame ||= requestAnimationFrame(look);
  };

  const onUp = () => {
    if (painting) {
      painting = false;
      map.dragPan.enable();
      givePainted();
    }
    if (!held) return;
    if (frame) {
      cancelAnimationFrame(frame);
      look();
    }
    const from = held;
    held = null;
    map.dragPan.enable();
    const { preview } = studioStore.getState();
    if (preview && preview.at.join() !== from.join()) {
      tryEdit(() => ({ kind: 'move-vertex', from, to: preview.at }));
    } else setStudio({ preview: null, snapMark: null });
  };

  const onClick = (event: MapMouseEvent) => {
    const coverage = draftNow();
    const { tool } = studioStore.getState();
    if (!coverage || isMeasuring() || handOf(tool) !== 'pick') return;
    const key = gridAt(coverage, placeOf(event.lngLat));
    // Once somebody receives, a click paints; another grid is taken from the list or with the tool for it.
    if (tool === 'blocks' && studioStore.getState().selection.length > 0) return;
    const { shiftKey, ctrlKey, metaKey } = event.originalEvent;
    if (tool === 'insert' || tool === 'delete') changeVertex(event);
    else if (key === null) choose([]);
    else if (tool === 'merge' || shiftKey || ctrlKey || metaKey) toggleChosen(key);
    else choose([key]);
  };

  const changeVertex = (event: MapMouseEvent) => {
    const edit = studioStore.getState().tool === 'insert' ? insertion(event) : deletion(event);
    if (edit) tryEdit(() => edit);
    else chooseUnder(event);
  };
  const chooseUnder = ({ lngLat }: MapMouseEvent) => {
    const key = gridAt(draftNow()!, placeOf(lngLat));
    choose(key === null ? [] : [key]);
  };
  const insertion = (event: MapMouseEvent): GridEdit | null => {
    const edge = edgeNear(draftNow()!, placeOf(event.lngLat), reach(event));
    return edge && { kind: 'insert-vertex', between: edge.ends, at: placeOf(event.lngLat) };
  };
  const deletion = (event: MapMouseEvent): GridEdit | null => {
    const vertex = vertexAt(event);
    return vertex ? { kind: 'delete-vertex', at: vertex.position } : null;
  };
  const onOut = () => setStudio({ hovered: null });

  /** Escape lets go of a vertex where it was. */
  const endStudio = studioStore.subscribe((now, before) => {
    if (!held || now.preview || !before.preview || now.refused) return;
    held = null;
    map.dragPan.enable();
  });
  const listeners = {
    mousedown: onDown,
    touchstart: onDown,
    mousemove: onMove,
    touchmove: onMove,
    click: onClick,
    mouseout: onOut,
  } as const;
  // A hand may leave the map with what it holds and end over a panel.
  const endings = { mouseup: onUp, touchend: onUp, touchcancel: letGo } as const;
  for (const [name, listener] of Object.entries(listeners)) map.on(name as 'click', listener);
  for (const [name, listener] of Object.entries(endings)) addEventListener(name, listener);
  return () => {
    cancelAnimationFrame(frame);
    endStudio();
    map.dragPan.enable();
    map.getCanvas().style.cursor = '';
    for (const [name, listener] of Object.entries(listeners)) map.off(name as 'click', listener);
    for (const [name, listener] of Object.entries(endings)) removeEventListener(name, listener);
  };
}
