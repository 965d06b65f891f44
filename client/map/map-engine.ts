import './maplibre.css';
import { type GeoJSONSource, MapLibreMap, ScaleControl, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { Theme } from '../ui/palette.ts';
import { baseStyle, themeChanges } from './base-style.ts';
import { FIRST_BOX, FIT_MARGIN_PX } from './first-box.ts';
import { drawsInSoftware, longestSide } from './graphics.ts';
import type { SourceId } from './paint-order.ts';
import { prefersStill } from './prefers-still.ts';

setWorkerUrl(workerUrl);

/** Beyond this nobody needs to look, and the water of the base map ends. */
const LIMITS: [[number, number], [number, number]] = [
  [118.2, 30.3],
  [122, 32.9],
];
const ZOOMS = { min: 7, max: 18 };
const SCALE_WIDTH_PX = 96;
/**
 * The longest side that is drawn, in pixels, so that memory stays within bounds: the width of two screens of 4K side by side,
 * which takes about half a gigabyte of a graphics card [D].
 */
const LONGEST_SIDE = 8_192;
/** Words come and go this slowly; at once for whom motion makes ill. */
const FADE_MS = 120;

/**
 * Makes the one map of the page. It is never made again except after a lost context that did not come
 * back: every new one costs a WebGL context that browsers do not give back at once.
 * @param scale how much larger than on a desk names are written
 */
export function createMap(container: HTMLElement, theme: Theme, scale: number): MapLibreMap {
  const inSoftware = drawsInSoftware();
  const longest = Math.min(longestSide(), LONGEST_SIDE);
  const map = new MapLibreMap({
    container,
    style: baseStyle(theme, scale),
    bounds: [...FIRST_BOX],
    fitBoundsOptions: { padding: FIT_MARGIN_PX },
    minZoom: ZOOMS.min,
    maxZoom: ZOOMS.max,
    maxBounds: LIMITS,
    renderWorldCopies: false,
    attributionControl: false,
    dragRotate: true,
    maxPitch: 60,
    // Double click flies to what is under it; the map's own zoom would do both.
    doubleClickZoom: false,
    fadeDuration: prefersStill() || inSoftware ? 0 : FADE_MS,
    refreshExpiredTiles: false,
    maxCanvasSize: [longest, longest],
    canvasContextAttributes: {
      antialias: !inSoftware,
      powerPreference: 'high-performance',
    },
  });
  leaveSkyOut(map);
  map.on('webglcontextrestored', () => leaveSkyOut(map));
  map.addControl(new ScaleControl({ maxWidth: SCALE_WIDTH_PX, unit: 'metric' }), 'bottom-left');
  return map;
}

/**
 * maplibre paints a sky over the whole picture behind every frame, also where no style asks for one, and
 * up to our greatest tilt none can be seen (the horizon shows from 72°). Where the processor draws, that
 * was 42 ms of every frame at 1366 × 768. There is no option for it; a painter that is made otherwise keeps its sky.
 */
function leaveSkyOut({ painter }: MapLibreMap): void {
  painter.drawFunctions = { ...painter.drawFunctions, sky: () => undefined };
}

/** Gives a source its features, once the style is there. Nothing happens while a context is lost. */
export function setSource(map: MapLibreMap, id: SourceId, features: GeoJSON.Feature[]): void {
  const source = map.getSource(id) as GeoJSONSource | undefined;
  source?.setData({ type: 'FeatureCollection', features });
}

/** Repaints the base map in another theme without building it anew. */
export function setTheme(map: MapLibreMap, theme: Theme): void {
  for (const [layer, name, value] of themeChanges(theme)) {
    if (map.getLayer(layer)) map.setPaintProperty(layer, name as 'line-color', value as string);
  }
}
