import type { MapLibreMap } from 'maplibre-gl';
import type { Box } from '../../shared/geo/envelope.ts';
import type { LiveState } from '../store/live-store.ts';
import type { Telemetry } from '../store/telemetry.ts';
import type { ViewState } from '../store/view-store.ts';

/** Faded units and ages in filters. */
const CLOCK_STEP_MS = 5_000;
/** Zoom is taken in steps, so that clusters do not change with every tick of the wheel. */
const ZOOM_STEPS = 2;

/** All that the layers are made of: state in, layers out. */
export type MapScene = {
  live: LiveState;
  view: ViewState;
  telemetry: Telemetry;
  /** Whole and half steps of zoom; clusters and labels change with it, not with every wheel tick. */
  zoom: number;
  /** Epoch ms at the server. */
  now: number;
  /** How much larger than on a desk symbols are: a wall is read from across the room. */
  scale: number;
};

/** What the map shows, and what one of its CSS pixels is, in degrees eastward. */
export type Sight = { box: Box; pixelDegrees: number };

const WORLD_DEGREES = 360;
/** The world's width in CSS pixels at zoom 0. */
const WORLD_PX = 512;

/** How many degrees eastward a CSS pixel is at a zoom. */
export const pixelDegreesAt = (zoom: number): number => WORLD_DEGREES / (WORLD_PX * 2 ** zoom);

export function sightOf(map: Pick<MapLibreMap, 'getBounds' | 'getZoom'>): Sight {
  const bounds = map.getBounds();
  return {
    box: [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()],
    pixelDegrees: pixelDegreesAt(map.getZoom()),
  };
}

/** How much larger than on a desk: a wall is read from eight metres, whatever its pixels. */
export const symbolScale = (desk: ViewState['desk'], height: number): number =>
  desk === 'wall' ? Math.max(1.5, height / 720) : 1;

/** The stores as they are, seen from where the map stands. @param now epoch ms at the server */
export const sceneOf = (
  stores: Pick<MapScene, 'live' | 'view' | 'telemetry'>,
  map: Pick<MapLibreMap, 'getZoom' | 'getCanvas'>,
  now: number,
): MapScene => ({
  ...stores,
  zoom: Math.round(map.getZoom() * ZOOM_STEPS) / ZOOM_STEPS,
  now: Math.floor(now / CLOCK_STEP_MS) * CLOCK_STEP_MS,
  // Asked of the container, the page would be laid out at every look; and of its pixels a large picture may have fewer
  // than the screen (map-engine.ts).
  scale: symbolScale(stores.view.desk, Number.parseFloat(map.getCanvas().style.height)),
});
