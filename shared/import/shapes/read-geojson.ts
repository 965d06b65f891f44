import { attributesOf } from '../attributes.ts';
import { geojsonFeatures, isRecord, propertyText } from '../geojson-features.ts';
import {
  checkCount,
  FileUnreadable,
  type RawShape,
  type RawShapes,
  reading,
  vertexBudget,
} from './raw-shape.ts';

/** Lists of lists of rings of positions, and no deeper. */
const DEEPEST = 3;

/** Positions of what claims to be coordinates, however they are nested. */
const positionsIn = (list: unknown, depth = DEEPEST): number => {
  if (!Array.isArray(list)) return 0;
  if (depth === 0 || !Array.isArray(list[0])) return 1;
  return list.reduce<number>((sum, inner) => sum + positionsIn(inner, depth - 1), 0);
};

const shapeOf = (feature: unknown, index: number): RawShape => {
  const { geometry, properties, id } = isRecord(feature) ? feature : {};
  const told = isRecord(properties) ? Object.entries(properties) : [];
  const named = told.map(([title, value]): [string, string] => [title, propertyText(value)]);
  return {
    number: index + 1,
    geometry,
    attributes: attributesOf([['id', propertyText(id)], ...named]),
  };
};

/** The features of a GeoJSON document (RFC 7946), not looked at yet. Never throws. */
export const readGeojson = (text: string): RawShapes =>
  reading(() => {
    const read = geojsonFeatures(text);
    if (!read.ok) throw new FileUnreadable('not-geojson', read.expected, read.got);
    checkCount(read.features.length);
    const spend = vertexBudget();
    const shapes = read.features.map(shapeOf);
    for (const { geometry } of shapes) {
      if (isRecord(geometry)) spend(positionsIn(geometry.coordinates));
    }
    return { shapes, says: read.says };
  });
