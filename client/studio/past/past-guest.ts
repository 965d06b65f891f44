import type { GeoJSONSource, MapLibreMap } from 'maplibre-gl';
import { viewStore } from '../../store/view-store.ts';
import { PALETTES, type Theme } from '../../ui/palette.ts';
import { UNDER } from '../map/draft-style.ts';
import { NO_FEATURES } from '../map/features.ts';
import { pastStore } from './past-store.ts';

const ID = 'studio-past';
const linesOf = (theme: Theme) => ({
  'line-color': PALETTES[theme].text,
  'line-width': 1.6,
  'line-dasharray': [4, 2],
});

/** Draws the division of an earlier day in dashes over today's. @returns ends it */
export function drawPast(map: MapLibreMap): () => void {
  const data = () => pastStore.getState().features ?? NO_FEATURES;
  map.addSource(ID, { type: 'geojson', data: data() });
  const paint = linesOf(viewStore.getState().theme);
  map.addLayer({ id: ID, type: 'line', source: ID, paint }, map.getLayer(UNDER) && UNDER);
  const ends = [
    pastStore.subscribe(() => void map.getSource<GeoJSONSource>(ID)?.setData(data())),
    viewStore.subscribe(({ theme }, before) => {
      if (theme !== before.theme) map.setPaintProperty(ID, 'line-color', PALETTES[theme].text);
    }),
  ];
  return () => {
    for (const end of ends) end();
    if (map.getLayer(ID)) map.removeLayer(ID);
    if (map.getSource(ID)) map.removeSource(ID);
  };
}
