import type { GeoJSONSource, MapLibreMap } from 'maplibre-gl';
import { lettersOf } from './label-font.ts';

/**
 * Hands labels to the map one set at a time: data given faster than the map's worker takes it would queue
 * without end (maplibre #6154), so what comes meanwhile replaces what waits.
 */
export function createLabelWriter(map: MapLibreMap) {
  let busy = false;
  let waiting: GeoJSON.FeatureCollection | null = null;
  let empty = true;

  async function write(labels: GeoJSON.FeatureCollection): Promise<void> {
    await lettersOf(labels.features.map(({ properties }) => String(properties?.text)));
    const source = map.style
      ? (map.getSource('live-label') as GeoJSONSource | undefined)
      : undefined;
    await source?.setData(labels);
  }
  async function run(): Promise<void> {
    busy = true;
    while (waiting) {
      const labels = waiting;
      waiting = null;
      await write(labels);
    }
    busy = false;
  }
  return {
    give(labels: GeoJSON.FeatureCollection): void {
      if (empty && labels.features.length === 0) return;
      empty = labels.features.length === 0;
      waiting = labels;
      if (busy) return;
      run().catch((error: unknown) => {
        busy = false;
        console.error('labels cannot be written', error);
      });
    },
  };
}
