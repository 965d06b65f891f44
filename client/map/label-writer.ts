import type { GeoJSONSource, MapLibreMap } from 'maplibre-gl';
import { lettersOf } from './label-font.ts';

const NOTHING = '[]';
/** What a source says after a failure: it is given its labels again. */
const UNKNOWN = '';

/**
 * Hands labels to the map one set at a time: data given faster than the map's worker takes it would queue
 * without end (maplibre #6154), so what comes meanwhile replaces what waits. What says the same again is not handed on:
 * the map would place every word anew and be painted several times for it.
 */
export function createLabelWriter(map: MapLibreMap) {
  let busy = false;
  let waiting: GeoJSON.FeatureCollection | null = null;
  let given: { said: string; to: GeoJSONSource | null } = { said: NOTHING, to: null };

  const sourceNow = (): GeoJSONSource | null =>
    (map.style && (map.getSource('live-label') as GeoJSONSource | undefined)) ?? null;

  async function write(labels: GeoJSON.FeatureCollection): Promise<void> {
    await lettersOf(labels.features.map(({ properties }) => String(properties?.text)));
    await sourceNow()?.setData(labels);
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
      const to = sourceNow();
      const said = JSON.stringify(labels.features);
      // Another style has a source of its own, which knows nothing yet.
      if (said === given.said && (said === NOTHING || to === given.to)) return;
      given = { said, to };
      waiting = labels;
      if (busy) return;
      run().catch((error: unknown) => {
        busy = false;
        given = { said: UNKNOWN, to: null };
        console.error('labels cannot be written', error);
      });
    },
  };
}
