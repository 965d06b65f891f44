import type { MapLibreMap } from 'maplibre-gl';
import type { Topology } from 'topojson-specification';
import { shownStore } from '../store/live-store.ts';
import { untilFetched } from '../ui/until-fetched.ts';
import { FROM_ZOOM } from './base-style.ts';
import { setSource } from './map-engine.ts';

/** So much further out than the first of them is drawn they are made, in steps of zoom: a flight is on its way then. */
const BEFOREHAND = 0.6;

/**
 * Keeps the lines of communities and grids on the map. They are made when a view first comes near: there are tens of
 * thousands of edges, which a load with the whole city in view, and a wall for weeks, has no use for.
 * @returns ends it
 */
export function followFineLines(map: MapLibreMap): () => void {
  let drawn: Topology | null = null;
  const write = async (topology: Topology): Promise<void> => {
    const { areaLines } = await untilFetched(() => import('./area-lines.ts'));
    // Others are on their way.
    if (drawn === topology) setSource(map, 'fine-lines', areaLines(topology, 'fine-lines'));
  };
  const look = (): void => {
    const topology = shownStore.getState().coverage?.topology;
    if (!topology || topology === drawn) return;
    if (map.getZoom() < FROM_ZOOM.community - BEFOREHAND) return;
    drawn = topology;
    write(topology).catch((error: unknown) => console.error('the base map is incomplete', error));
  };
  look();
  map.on('zoom', look);
  const endLive = shownStore.subscribe((live, before) => {
    if (live.coverage !== before.coverage) look();
  });
  return () => {
    map.off('zoom', look);
    endLive();
  };
}
