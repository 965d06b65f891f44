import { systemOfGeojson } from '../geo/geojson-system.ts';
import type { CoordinateSystem } from '../model/coordinate-system.ts';

export type GeojsonFeatures =
  | { ok: true; features: unknown[]; says: CoordinateSystem | null }
  | { ok: false; expected: string; got: string };

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A property as text; what is no text, number or truth is empty. A whole number beyond 2⁵³ has been rounded while it was
 * read and may be that of another thing: it gets a sign that no code has.
 */
export function propertyText(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'number') return '';
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? `≈${value}` : String(value);
}

/** The features of a GeoJSON document (RFC 7946), whatever they hold, and the system it names. Never throws. */
export function geojsonFeatures(text: string): GeojsonFeatures {
  let told: unknown;
  try {
    told = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    // Nesting without end is a RangeError of the parser, broken JSON a SyntaxError: both are no GeoJSON.
    return { ok: false, expected: 'GeoJSON', got: text.slice(0, 60) };
  }
  if (isRecord(told) && told.type === 'Feature')
    return { ok: true, features: [told], says: systemOfGeojson(told) };
  if (isRecord(told) && told.type === 'FeatureCollection' && Array.isArray(told.features)) {
    return { ok: true, features: told.features, says: systemOfGeojson(told) };
  }
  const got = isRecord(told) ? propertyText(told.type) || 'an object without a type' : typeof told;
  return { ok: false, expected: 'a FeatureCollection', got };
}
