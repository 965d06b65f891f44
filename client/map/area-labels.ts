import { withoutAreaWord } from '../../shared/names/short-name.ts';
import type { Coverage, PlacedArea } from '../store/coverage.ts';
import { WATER_NAMES } from './water-names.ts';

type Language = 'zh' | 'en';

const label = (level: string, name: string, lon: number, lat: number): GeoJSON.Feature => ({
  type: 'Feature',
  properties: { level, name },
  geometry: { type: 'Point', coordinates: [lon, lat] },
});

/** Names of areas, as the coverage has them but short, and of waters, at a point inside each. */
export function areaLabels(
  coverage: Coverage | null,
  language: Language,
): GeoJSON.FeatureCollection {
  const named = (level: string, areas: readonly PlacedArea[]) =>
    areas.map(({ name, lon, lat }) => label(level, withoutAreaWord(name), lon, lat));
  const waters = WATER_NAMES.map(({ zh, en, lon, lat }) =>
    label('water', language === 'en' ? en : zh, lon, lat),
  );
  const areas = coverage
    ? [
        ...named('county', coverage.counties),
        ...named('town', coverage.towns),
        ...named('community', coverage.communities),
      ]
    : [];
  return { type: 'FeatureCollection', features: [...waters, ...areas] };
}
