import {
  attributesOf,
  checkCount,
  FileUnreadable,
  type RawShape,
  type RawShapes,
  reading,
} from './raw-shape.ts';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : '';

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    // Nesting without end is a RangeError of the parser, broken JSON a SyntaxError: both are no GeoJSON.
    throw new FileUnreadable('not-geojson', 'GeoJSON', text.slice(0, 60));
  }
};

const featuresOf = (told: unknown): unknown[] => {
  if (isRecord(told) && told.type === 'Feature') return [told];
  if (isRecord(told) && told.type === 'FeatureCollection' && Array.isArray(told.features)) {
    return told.features;
  }
  const got = isRecord(told) ? textOf(told.type) || 'an object without a type' : typeof told;
  throw new FileUnreadable('not-geojson', 'a FeatureCollection', got);
};

const shapeOf = (feature: unknown, index: number): RawShape => {
  const { geometry, properties, id } = isRecord(feature) ? feature : {};
  const told = isRecord(properties) ? Object.entries(properties) : [];
  const named = told.map(([title, value]): [string, string] => [title, textOf(value)]);
  return {
    number: index + 1,
    geometry,
    attributes: attributesOf([['id', textOf(id)], ...named]),
  };
};

/** The features of a GeoJSON document (RFC 7946), not looked at yet. Never throws. */
export const readGeojson = (text: string): RawShapes =>
  reading(() => {
    const features = featuresOf(parse(text));
    checkCount(features.length);
    return { shapes: features.map(shapeOf) };
  });
