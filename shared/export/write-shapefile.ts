import { type PlaneBox, planeBoxOf } from '../geo/ring.ts';
import type { Position } from '../model/common.ts';
import { type OutFeature, polygonsOf } from './out-feature.ts';
import { wound } from './winding.ts';

const FILE_CODE = 9_994;
const VERSION = 1_000;
const HEADER_BYTES = 100;
const RECORD_HEADER_BYTES = 8;
const POINT = 1;
const POLYGON = 5;
const POINT_BYTES = 20;
const POLYGON_HEAD_BYTES = 44;

/** Outer rings clockwise, holes the other way: a Shapefile has no other sign for a hole. */
const ringsOf = ({ geometry }: OutFeature): Position[][] =>
  geometry.type === 'Point'
    ? [[geometry.coordinates]]
    : polygonsOf(geometry).flatMap((rings) => wound(rings, true));

const writeBox = (view: DataView, at: number, box: PlaneBox): void =>
  box.forEach((value, index) => {
    view.setFloat64(at + index * 8, Number.isFinite(value) ? value : 0, true);
  });

function polygonRecord(rings: readonly Position[][]): Uint8Array {
  const points = rings.flat();
  const view = new DataView(
    new ArrayBuffer(POLYGON_HEAD_BYTES + rings.length * 4 + points.length * 16),
  );
  view.setUint32(0, POLYGON, true);
  writeBox(view, 4, planeBoxOf(points));
  view.setUint32(36, rings.length, true);
  view.setUint32(40, points.length, true);
  let first = 0;
  for (const [index, ring] of rings.entries()) {
    view.setUint32(POLYGON_HEAD_BYTES + index * 4, first, true);
    first += ring.length;
  }
  const pointsAt = POLYGON_HEAD_BYTES + rings.length * 4;
  for (const [index, [x, y]] of points.entries()) {
    view.setFloat64(pointsAt + index * 16, x, true);
    view.setFloat64(pointsAt + index * 16 + 8, y, true);
  }
  return new Uint8Array(view.buffer);
}

function pointRecord([x, y]: Position): Uint8Array {
  const view = new DataView(new ArrayBuffer(POINT_BYTES));
  view.setUint32(0, POINT, true);
  view.setFloat64(4, x, true);
  view.setFloat64(12, y, true);
  return new Uint8Array(view.buffer);
}

function header(view: DataView, bytes: number, type: number, box: PlaneBox): void {
  view.setUint32(0, FILE_CODE);
  view.setUint32(24, bytes / 2);
  view.setUint32(28, VERSION, true);
  view.setUint32(32, type, true);
  writeBox(view, 36, box);
}

/**
 * The geometry and the index of a Shapefile (ESRI technical description, 1998): all features points, or all
 * areas. Lengths are in words of two bytes.
 */
export function writeShapes(features: readonly OutFeature[]): { shp: Uint8Array; shx: Uint8Array } {
  const isPoints = features[0]?.geometry.type === 'Point';
  const rings = features.map(ringsOf);
  const records = rings.map((own) => (isPoints ? pointRecord(own[0]![0]!) : polygonRecord(own)));
  const type = isPoints ? POINT : POLYGON;
  const box = planeBoxOf(rings.flat(2));
  const length = records.reduce(
    (sum, { length: own }) => sum + RECORD_HEADER_BYTES + own,
    HEADER_BYTES,
  );
  const shp = new Uint8Array(length);
  const shx = new Uint8Array(HEADER_BYTES + records.length * 8);
  const [shapes, index] = [new DataView(shp.buffer), new DataView(shx.buffer)];
  header(shapes, shp.length, type, box);
  header(index, shx.length, type, box);
  let at = HEADER_BYTES;
  for (const [number, record] of records.entries()) {
    index.setUint32(HEADER_BYTES + number * 8, at / 2);
    index.setUint32(HEADER_BYTES + number * 8 + 4, record.length / 2);
    shapes.setUint32(at, number + 1);
    shapes.setUint32(at + 4, record.length / 2);
    shp.set(record, at + RECORD_HEADER_BYTES);
    at += RECORD_HEADER_BYTES + record.length;
  }
  return { shp, shx };
}
