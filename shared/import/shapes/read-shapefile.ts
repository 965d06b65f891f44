import { VERTEX_CAP } from '../../geo/geometry-gate.ts';
import { systemOfPrj } from '../../geo/prj.ts';
import { attributesOf } from '../attributes.ts';
import { isKeptTitle } from './kept-titles.ts';
import { type FileRing, nestRings } from './nest-rings.ts';
import {
  checkCount,
  FileUnreadable,
  type RawShape,
  type RawShapes,
  reading,
  vertexBudget,
} from './raw-shape.ts';
import { type Decode, readDbf } from './read-dbf.ts';

/** The parts of a Shapefile that were in the archive; `decode` knows the code page of the table. */
export type ShapefileParts = {
  shp: Uint8Array;
  dbf: Uint8Array | null;
  prj: string | null;
  decode: Decode;
};

const FILE_CODE = 9_994;
const HEADER_BYTES = 100;
const RECORD_HEADER_BYTES = 8;
const BYTES_A_WORD = 2;
/** Box of four doubles, then the counts of parts and points. */
const PARTS_AT = 44;
const POLYGON_TYPES: ReadonlySet<number> = new Set([5, 15, 25]);
const OTHER_TYPES: Readonly<Record<number, string>> = {
  1: 'Point',
  3: 'LineString',
  8: 'MultiPoint',
  11: 'Point',
  13: 'LineString',
  21: 'Point',
  23: 'LineString',
};

const broken = (expected: string, got: string): never => {
  throw new FileUnreadable('shapefile-broken', `shp: ${expected}`, got);
};

const SMALLEST_RING = 4;

/** A shape that will be refused for its size or for a ring of too few corners is not sorted: that takes long. */
function polygonsOf(rings: FileRing[]): FileRing[][] {
  const positions = rings.reduce((sum, { length }) => sum + length, 0);
  if (positions > VERTEX_CAP || rings.some(({ length }) => length < SMALLEST_RING)) return [rings];
  return nestRings(rings);
}

function ringsOf(
  view: DataView,
  start: number,
  end: number,
  spend: (count: number) => void,
): FileRing[] {
  if (start + PARTS_AT > end) broken('a whole polygon', `${end - start} bytes`);
  const parts = view.getUint32(start + PARTS_AT - 8, true);
  const points = view.getUint32(start + PARTS_AT - 4, true);
  spend(Math.max(points, parts));
  const pointsAt = start + PARTS_AT + parts * 4;
  if (pointsAt + points * 16 > end) broken(`${points} points in ${parts} parts`, 'fewer bytes');
  const starts = Array.from({ length: parts }, (_, part) =>
    view.getUint32(start + PARTS_AT + part * 4, true),
  );
  return starts.map((first, part) => {
    const last = starts[part + 1] ?? points;
    if (first > last || last > points) broken('parts in order', `${first}–${last} of ${points}`);
    return Array.from({ length: last - first }, (_, index): [number, number] => {
      const at = pointsAt + (first + index) * 16;
      return [view.getFloat64(at, true), view.getFloat64(at + 8, true)];
    });
  });
}

function geometryOf(
  view: DataView,
  start: number,
  end: number,
  spend: (count: number) => void,
): unknown {
  if (start + 4 > end) return broken('a record of a shape', `${end - start} bytes`);
  const type = view.getUint32(start, true);
  if (type === 0) return null;
  if (!POLYGON_TYPES.has(type)) return { type: OTHER_TYPES[type] ?? `type ${type}` };
  const polygons = polygonsOf(ringsOf(view, start, end, spend));
  return polygons.length === 1
    ? { type: 'Polygon', coordinates: polygons[0] }
    : { type: 'MultiPolygon', coordinates: polygons };
}

function geometriesOf(bytes: Uint8Array): unknown[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEADER_BYTES) broken(`at least ${HEADER_BYTES} bytes`, String(bytes.length));
  if (view.getUint32(0) !== FILE_CODE) broken(`the code ${FILE_CODE}`, String(view.getUint32(0)));
  const spend = vertexBudget();
  const geometries: unknown[] = [];
  for (let at = HEADER_BYTES; at + RECORD_HEADER_BYTES <= bytes.length; ) {
    const length = view.getUint32(at + 4) * BYTES_A_WORD;
    const start = at + RECORD_HEADER_BYTES;
    if (start + length > bytes.length)
      broken('whole records', `record ${geometries.length + 1} cut`);
    geometries.push(geometryOf(view, start, start + length, spend));
    checkCount(geometries.length);
    at = start + length;
  }
  return geometries;
}

/**
 * The shapes of a Shapefile (ESRI technical description, 1998) with the rows of its table. Only polygons are
 * read as geometry; of other types the name is kept, so that the finding can say it. Never throws.
 */
export const readShapefile = ({ shp, dbf, prj, decode }: ShapefileParts): RawShapes =>
  reading(() => {
    const geometries = geometriesOf(shp);
    const rows = dbf === null ? [] : readDbf(dbf, decode, isKeptTitle);
    if (dbf !== null && rows.length !== geometries.length) {
      broken(`as many rows as shapes (${geometries.length})`, String(rows.length));
    }
    const shapes = geometries.flatMap((geometry, index): RawShape[] => {
      const row = dbf === null ? [] : rows[index];
      if (row == null) return [];
      return [{ number: index + 1, geometry, attributes: attributesOf(row) }];
    });
    return { shapes, says: prj === null ? null : systemOfPrj(prj) };
  });
