import type { MapLibreMap } from 'maplibre-gl';
import type { Coverage } from '../store/coverage.ts';
import { shownStore } from '../store/live-store.ts';
import { riskDrawn } from '../store/map-port.ts';
import { type ViewState, viewStore } from '../store/view-store.ts';
import { pause } from '../ui/pause.ts';
import { untilFetched } from '../ui/until-fetched.ts';
import { areaLabels } from './area-labels.ts';
import { followFineLines } from './fine-lines.ts';
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

/** So long lines and names wait at most for the first risk: who is signed out sees none. */
const RISK_PATIENCE_MS = 1_500;

/**
 * Risk before lines and names: whatever a source is given orders another picture of the whole map, a tenth of a second
 * where the processor draws.
 */
const afterRisk = (): Promise<void> => Promise.race([riskDrawn.reached, pause(RISK_PATIENCE_MS)]);

type Features = GeoJSON.Feature[];

/** Water at once, and the features of it for whoever adds to them. */
async function writeWater(map: MapLibreMap): Promise<Features> {
  const water = await groundWater();
  setSource(map, 'ground', water);
  return water;
}

/** What is drawn of areas, in one source with the water (paint-order.ts). */
async function writeLines(
  map: MapLibreMap,
  { topology }: Coverage,
  written: Promise<Features>,
): Promise<void> {
  const code = untilFetched(() => import('./area-lines.ts'));
  const [water, { areaLines }] = await Promise.all([written, code, afterRisk()]);
  // Another coverage has come meanwhile and is on its way.
  if (shownStore.getState().coverage?.topology !== topology) return;
  setSource(map, 'ground', [...water, ...areaLines(topology, 'ground')]);
}

async function writeLabels(
  map: MapLibreMap,
  coverage: Coverage | null,
  language: ViewState['language'],
): Promise<void> {
  await afterRisk();
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
  const guarded = (work: Promise<unknown>) =>
    void work.catch((error: unknown) => console.error('the base map is incomplete', error));
  const water = writeWater(map);
  guarded(water);
  if (coverage) guarded(writeLines(map, coverage, water));
  guarded(writeLabels(map, coverage, view.language));
  switchLayers(map, view.layers);

  const endLive = shownStore.subscribe((live, before) => {
    if (live.coverage === before.coverage || !live.coverage) return;
    const sameLines = live.coverage.topology === before.coverage?.topology;
    if (!sameLines) guarded(writeLines(map, live.coverage, water));
    guarded(writeLabels(map, live.coverage, viewStore.getState().language));
  });
  const endView = viewStore.subscribe((now, before) => {
    if (now.theme !== before.theme) setTheme(map, now.theme);
    if (now.layers !== before.layers) switchLayers(map, now.layers);
    if (now.language !== before.language) {
      guarded(writeLabels(map, shownStore.getState().coverage, now.language));
    }
  });
  const endFine = followFineLines(map);
  // Letters drawn once are kept for ever, unless the map is told that its letters are others.
  const endLetters = onLateLetters(() => map.setGlyphs(map.getGlyphs()));
  return () => {
    endLive();
    endView();
    endFine();
    endLetters();
  };
}
