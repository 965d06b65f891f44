import type { MapLibreMap } from 'maplibre-gl';
import { type NamedBaseMap, readBaseMap } from '../live/base-map.ts';
import { baseMapStore } from '../store/base-map-store.ts';
import { liveStore } from '../store/live-store.ts';
import { viewStore } from '../store/view-store.ts';
import type { Theme } from '../ui/palette.ts';
import type { ConfiguredBase } from './configured-base.ts';
import type { PaintStep } from './paint-order.ts';

/** The configured base map covers our land and water and lies under all that means something. */
const UNDER: PaintStep = 'outside';

let asked: Promise<NamedBaseMap> | null = null;

async function baseOf(base: NamedBaseMap, theme: Theme): Promise<ConfiguredBase | null> {
  if (base.kind === 'bundled' || base.kind === 'unreachable') return null;
  const { baseOfStyle, baseOfTianditu } = await import('./configured-base.ts');
  return base.kind === 'style'
    ? baseOfStyle(base.style, base.address)
    : baseOfTianditu(base.key, theme);
}

function lay(map: MapLibreMap, base: ConfiguredBase): void {
  // Its tiles may stay away although its style came.
  map.on('error', (event) => {
    const { sourceId } = event as { sourceId?: unknown };
    if (Object.hasOwn(base.sources, String(sourceId))) baseMapStore.setState({ missing: true });
  });
  if (base.sprite) map.setSprite(base.sprite);
  for (const [id, source] of Object.entries(base.sources)) map.addSource(id, source);
  for (const layer of base.layers) map.addLayer(layer, UNDER);
}

async function repaint(map: MapLibreMap, theme: Theme): Promise<void> {
  if ((await asked)?.kind !== 'tianditu') return;
  const { rasterPaint } = await import('./configured-base.ts');
  const rasters = map.getStyle().layers.filter(({ type }) => type === 'raster');
  for (const { id } of rasters) {
    for (const [name, value] of Object.entries(rasterPaint(theme))) {
      map.setPaintProperty(id, name as 'raster-saturation', value);
    }
  }
}

/**
 * Puts the base map that the configuration names under ours, once somebody has signed in. Ours stays
 * beneath: where the other does not answer it is still there, and a note says so.
 * @returns ends it
 */
export function followBaseMap(map: MapLibreMap): () => void {
  let ended = false;
  let begun = false;
  const begin = async () => {
    if (begun || liveStore.getState().me === null) return;
    begun = true;
    asked ??= readBaseMap();
    const named = await asked;
    const base = await baseOf(named, viewStore.getState().theme);
    if (ended) return;
    const missing = named.kind === 'unreachable';
    if (missing) asked = null;
    baseMapStore.setState({ credits: base?.credits ?? [], missing });
    if (base) lay(map, base);
  };
  const tell = (error: unknown) => {
    baseMapStore.setState({ missing: true });
    console.error('the configured base map cannot be drawn', error);
  };
  const endLive = liveStore.subscribe(() => void begin().catch(tell));
  const endView = viewStore.subscribe((now, before) => {
    if (now.theme !== before.theme) void repaint(map, now.theme);
  });
  void begin().catch(tell);
  return () => {
    ended = true;
    endLive();
    endView();
  };
}
