import type { MapLibreMap } from 'maplibre-gl';
import type { AreaIndex } from '../../shared/geo/point-in-areas.ts';
import type { Coverage } from '../store/coverage.ts';
import { liveStore } from '../store/live-store.ts';
import { receiveGuests } from '../store/map-guest.ts';
import { attachMap } from '../store/map-port.ts';
import { viewStore } from '../store/view-store.ts';
import { untilFetched } from '../ui/until-fetched.ts';
import { createCamera } from './camera.ts';
import type { DeckMap } from './deck-map.ts';
import { keepEarlyPresses } from './early-press.ts';
import { createMap } from './map-engine.ts';
import { symbolScale } from './map-scene.ts';
import { createRecovery } from './recovery.ts';

/** What belongs to one map and ends with it. */
type Built = { map: MapLibreMap; end(): void };

/** An index of the grids is of use only to the pointer, so it waits until nothing else is to be done. */
const INDEX_PATIENCE_MS = 4_000;

type GridIndex = {
  /** @returns null until it is built, which begins with the first asking */
  now(): AreaIndex | null;
  /** Builds it at once: somebody waits for it. */
  hurry(): Promise<void>;
};

function createGridIndex(): GridIndex {
  let built: { coverage: Coverage; index: AreaIndex } | null = null;
  let asked: Coverage | null = null;
  let building: { coverage: Coverage; done: Promise<void> } | null = null;

  async function build(coverage: Coverage): Promise<void> {
    const { indexGrids } = await untilFetched(() => import('./after-style.ts'));
    built = { coverage, index: indexGrids(coverage) };
  }
  const begin = (coverage: Coverage): Promise<void> => {
    if (building?.coverage !== coverage) building = { coverage, done: build(coverage) };
    return building.done;
  };
  return {
    now() {
      const { coverage } = liveStore.getState();
      if (!coverage) return null;
      if (asked !== coverage) {
        asked = coverage;
        requestIdleCallback(() => void begin(coverage), { timeout: INDEX_PATIENCE_MS });
      }
      return built?.coverage === coverage ? built.index : null;
    },
    async hurry() {
      const { coverage } = liveStore.getState();
      if (coverage) await begin(coverage);
    },
  };
}

/**
 * Builds the page's map in a container and keeps it: base map, camera, pointer, and the deck.gl layers as
 * soon as their code is here. After a lost WebGL context everything is built anew in place, from the
 * stores, which lose nothing.
 * @param tell told whether there is a map: a browser may refuse one
 * @returns ends it for good
 */
export function startMap(container: HTMLElement, tell: (isThere: boolean) => void): () => void {
  const gridIndex = createGridIndex();
  let built: Built | null = null;

  const build = () => {
    built?.end();
    built = null;
    // One that could not be made may have left something behind.
    container.replaceChildren();
    built = buildMap(container, gridIndex, () => recovery.lost());
  };
  const endIndex = liveStore.subscribe((live, before) => {
    if (live.coverage !== before.coverage) gridIndex.now();
  });
  const recovery = createRecovery({ build, reload: () => location.reload(), tell });
  recovery.begin();
  return () => {
    recovery.stop();
    endIndex();
    built?.end();
    attachMap(null);
  };
}

function buildMap(container: HTMLElement, gridIndex: GridIndex, onLost: () => void): Built {
  // On their way while the map is made.
  const afterStyle = untilFetched(() => import('./after-style.ts'));
  const deckMap = untilFetched(() => import('./deck-map.ts'));
  const { theme, desk } = viewStore.getState();
  const map = createMap(container, theme, symbolScale(desk, container.clientHeight));
  let deck: DeckMap | null = null;
  let ended = false;
  const camera = createCamera(map);
  const presses = keepEarlyPresses(map);
  const ends: (() => void)[] = [camera.end, presses.end];
  map.on('error', ({ error }) => console.error('the map reports', error));
  map.on('webglcontextlost', () => !ended && onLost());
  map.once('style.load', () => {
    if (ended) return;
    attachMap(camera.port);
    ends.push(receiveGuests(map));
    gridIndex.now();
    const drawn = deckMap.then((chunk) => {
      if (ended) return;
      deck = new chunk.DeckMap(map);
      return deck.ready.reached;
    });
    // Whoever takes them over is there by then.
    const early = Promise.all([drawn, afterStyle]).then(presses.take);
    void afterStyle.then(({ followBaseMap, followPointer, followStores }) => {
      if (ended) return;
      const pickable = () => deck?.pickable() ?? null;
      const parts = { pickable, gridIndex: gridIndex.now, untilGrids: gridIndex.hurry, early };
      ends.push(followStores(map), followBaseMap(map), followPointer(map, parts));
    });
  });
  return {
    map,
    end() {
      ended = true;
      deck?.stop();
      for (const end of ends) end();
      map.remove();
    },
  };
}
