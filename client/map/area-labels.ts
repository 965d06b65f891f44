import type { Coverage, PlacedArea } from '../store/coverage.ts';
import { countyEnglish, WATER_NAMES } from './place-names.ts';

type Language = 'zh' | 'en';

const label = (level: string, name: string, lon: number, lat: number): GeoJSON.Feature => ({
  type: 'Feature',
  properties: { level, name },
  geometry: { type: 'Point', coordinates: [lon, lat] },
});

/**
 * Names of areas and waters at a point inside each. Towns and communities have no English names in their
 * register, so they keep the Chinese one.
 */
export function areaLabels(
  coverage: Coverage | null,
  language: Language,
): GeoJSON.FeatureCollection {
  const named = (level: string, areas: readonly PlacedArea[]) =>
    areas.map(({ name, lon, lat, code }) =>
      label(level, language === 'en' ? (countyEnglish(code) ?? name) : name, lon, lat),
    );
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
