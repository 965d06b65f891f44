import type { MapLibreMap } from 'maplibre-gl';
import type { Coverage } from '../store/coverage.ts';
import { shownStore } from '../store/live-store.ts';
import { type ViewState, viewStore } from '../store/view-store.ts';
import { untilFetched } from '../ui/until-fetched.ts';
import { areaLabels } from './area-labels.ts';
import { groundWater } from './ground-water.ts';
import { lettersOf, onLateLetters } from './label-font.ts';
import { setSource, setTheme } from './map-engine.ts';
import { type PaintStep, ROOM_IMAGE, SWITCHED } from './paint-order.ts';

const OPACITY_NAMES: Readonly<Record<string, string>> = {
  fill: 'fill-opacity',
  line: 'line-opacity',
  symbol: 'text-opacity',
};

/** Shows, hides and fades the layers of the base map as the layer list says. */
function switchLayers(map: MapLibreMap, layers: ViewState['layers']): void {
  for (const [id, steps] of Object.entries(SWITCHED)) {
    const { visible, opacity } = layers[id as keyof typeof SWITCHED];
    for (const step of steps) switchLayer(map, step, visible, opacity);
  }
}

function switchLayer(map: MapLibreMap, step: PaintStep, visible: boolean, opacity: number): void {
  const layer = map.getLayer(step);
  if (!layer) return;
  map.setLayoutProperty(step, 'visibility', visible ? 'visible' : 'none');
  const name = OPACITY_NAMES[layer.type];
  if (name) map.setPaintProperty(step, name as 'line-opacity', opacity);
}

/** A symbol's width and height in CSS pixels. */
const ROOM_PX = 22;
const emptyImage = () => ({
  width: ROOM_PX,
  height: ROOM_PX,
  data: new Uint8Array(ROOM_PX * ROOM_PX * 4),
});

const NO_LINES = { ground: [], 'fine-lines': [] };

/** Water at once, what is drawn of areas when they are known: both are in one source (paint-order.ts). */
async function writeGround(map: MapLibreMap, coverage: Coverage | null): Promise<void> {
  const [water, code] = await Promise.all([
    groundWater(),
    coverage && untilFetched(() => import('./area-lines.ts')),
  ]);
  // Another coverage has come meanwhile and is on its way.
  if (shownStore.getState().coverage?.topology !== coverage?.topology) return;
  const lines = coverage && code ? code.areaLines(coverage) : NO_LINES;
  setSource(map, 'ground', [...water, ...lines.ground]);
  setSource(map, 'fine-lines', lines['fine-lines']);
}

async function writeLabels(
  map: MapLibreMap,
  coverage: Coverage | null,
  language: ViewState['language'],
): Promise<void> {
  const labels = areaLabels(coverage, language);
  await lettersOf(labels.features.map(({ properties }) => String(properties?.name)));
  // Names in another language, or of another coverage, have come meanwhile and are on their way.
  if (shownStore.getState().coverage !== coverage) return;
  if (viewStore.getState().language !== language) return;
  setSource(map, 'area-label', labels.features);
}

/**
 * Keeps the map's own layers as the stores say, from now until it is ended. The style must be loaded.
 * @returns ends it
 */
export function followStores(map: MapLibreMap): () => void {
  map.addImage(ROOM_IMAGE, emptyImage());
  const { coverage } = shownStore.getState();
  const view = viewStore.getState();
  const guarded = (work: Promise<void>) =>
    void work.catch((error: unknown) => console.error('the base map is incomplete', error));
  guarded(writeGround(map, coverage));
  guarded(writeLabels(map, coverage, view.language));
  switchLayers(map, view.layers);

  const endLive = shownStore.subscribe((live, before) => {
    if (live.coverage === before.coverage || !live.coverage) return;
    const sameLines = live.coverage.topology === before.coverage?.topology;
    if (!sameLines) guarded(writeGround(map, live.coverage));
    guarded(writeLabels(map, live.coverage, viewStore.getState().language));
  });
  const endView = viewStore.subscribe((now, before) => {
    if (now.theme !== before.theme) setTheme(map, now.theme);
    if (now.layers !== before.layers) switchLayers(map, now.layers);
    if (now.language !== before.language) {
      guarded(writeLabels(map, shownStore.getState().coverage, now.language));
    }
  });
  // Letters drawn once are kept for ever, unless the map is told that its letters are others.
  const endLetters = onLateLetters(() => map.setGlyphs(map.getGlyphs()));
  return () => {
    endLive();
    endView();
    endLetters();
  };
}
