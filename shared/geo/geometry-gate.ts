import { isSamePlace } from './ring.ts';

/**
 * The structural gate: what must hold before a geometry may reach SQL. It exists because databases
 * are lenient where it hurts: GeoJSON `[["a",1]]` becomes POINT(0 1), a longitude of 500 on
 * `geography` folds silently to 140, and PostGIS functions fail on unclosed rings and NaN. Whether
 * rings cross themselves is not asked here: that is `ST_IsValid`'s part.
 */

export const GEOMETRY_TYPES = [
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
] as const;
export type GeometryType = (typeof GEOMETRY_TYPES)[number];

/** Positions of one geometry, all rings together; also PolygonGeometry's bound for one ring. */
export const VERTEX_CAP = 10_000;

export const NOT_A_GEOMETRY = 'not-a-geometry';
export const WRONG_TYPE = 'wrong-type';
export const WRONG_DEPTH = 'wrong-depth';
export const EMPTY = 'empty';
export const NOT_FINITE = 'not-finite';
export const OUT_OF_RANGE = 'out-of-range';
export const TOO_FEW_POSITIONS = 'too-few-positions';
export const NOT_CLOSED = 'not-closed';
export const NO_EXTENT = 'no-extent';
export const TOO_MANY_VERTICES = 'too-many-vertices';

export const GATE_REASONS = [
  NOT_A_GEOMETRY,
  WRONG_TYPE,
  WRONG_DEPTH,
  EMPTY,
  NOT_FINITE,
  OUT_OF_RANGE,
  TOO_FEW_POSITIONS,
  NOT_CLOSED,
  NO_EXTENT,
  TOO_MANY_VERTICES,
] as const;
export type GateReason = (typeof GATE_REASONS)[number];

/** Where it went wrong: indices counted from 0; -1 where the fault is not inside one. */
export type GateRefusal = {
  valid: false;
  reason: GateReason;
  /** The member of a Multi-geometry. */
  part: number;
  /** The ring of a polygon; 0 for lines and points. */
  ring: number;
  position: number;
};
export type GateResult = { valid: true } | GateRefusal;

/** Lists of lists of … positions: 0 for a Point, 1 for a line or ring, 2 for a Polygon, 3 for many. */
const DEPTH: Record<GeometryType, 0 | 1 | 2 | 3> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
};
const SMALLEST_LINE = 2;
const SMALLEST_RING = 4;
/** A ring of fewer different corners encloses nothing. */
const SMALLEST_CORNERS = 3;

const VALID: GateResult = { valid: true };

/**
 * Checks anything that claims to be a GeoJSON geometry, `[lon, lat]` in degrees: finite numbers in
 * range, exactly two per position, the nesting its type demands, closed rings of at least four
 * positions, at most `VERTEX_CAP` positions in all. Never throws.
 *
 * @param allowed the types the caller has room for
 */
export function checkGeometry(
  candidate: unknown,
  allowed: readonly GeometryType[] = GEOMETRY_TYPES,
): GateResult {
  if (typeof candidate !== 'object' || candidate === null || Array.isArray(candidate)) {
    return refusal(NOT_A_GEOMETRY);
  }
  const { type, coordinates } = candidate as { type?: unknown; coordinates?: unknown };
  if (!isGeometryType(type) || !allowed.includes(type)) return refusal(WRONG_TYPE);
  const parts = asParts(type, coordinates);
  if (parts === null) return refusal(WRONG_DEPTH);
  if (parts.length === 0) return refusal(EMPTY);
  return checkParts(type, parts);
}

/** Any geometry as a list of parts, each a list of rings or lines; null when it is no list. */
function asParts(type: GeometryType, coordinates: unknown): unknown[] | null {
  if (!Array.isArray(coordinates)) return null;
  if (DEPTH[type] === 0) return [[[coordinates]]];
  if (DEPTH[type] === 1) return coordinates.length === 0 ? [] : [[coordinates]];
  if (type === 'MultiLineString') return coordinates.map((line) => [line]);
  return DEPTH[type] === 2 ? (coordinates.length === 0 ? [] : [coordinates]) : coordinates;
}

function checkParts(type: GeometryType, parts: unknown[]): GateResult {
  let budget = VERTEX_CAP;
  for (const [part, rings] of parts.entries()) {
    if (!Array.isArray(rings)) return refusal(WRONG_DEPTH, part);
    if (rings.length === 0) return refusal(EMPTY, part);
    for (const [ring, positions] of rings.entries()) {
      if (!Array.isArray(positions)) return refusal(WRONG_DEPTH, part, ring);
      budget -= positions.length;
      if (budget < 0) return refusal(TOO_MANY_VERTICES, part, ring);
      const fault = checkPositions(positions) ?? checkShape(type, positions);
      if (fault !== null) return refusal(fault.reason, part, ring, fault.position);
    }
  }
  return VALID;
}

type Fault = { reason: GateReason; position: number };

function checkPositions(positions: unknown[]): Fault | null {
  for (const [position, pair] of positions.entries()) {
    if (!Array.isArray(pair) || pair.length !== 2) return { reason: WRONG_DEPTH, position };
    const [lon, lat] = pair;
    if (!Number.isFinite(lon) || !Number.isFinite(lat)) return { reason: NOT_FINITE, position };
    if (Math.abs(lon) > 180 || Math.abs(lat) > 90) return { reason: OUT_OF_RANGE, position };
  }
  return null;
}

/** What a line or a ring needs beyond sound positions. */
function checkShape(type: GeometryType, positions: [number, number][]): Fault | null {
  if (type === 'Point' || type === 'MultiPoint') return null;
  const isRing = type === 'Polygon' || type === 'MultiPolygon';
  const last = positions.length - 1;
  if (positions.length < (isRing ? SMALLEST_RING : SMALLEST_LINE)) {
    return { reason: TOO_FEW_POSITIONS, position: last };
  }
  if (isRing && !isSamePlace(positions[0]!, positions[last]!)) {
    return { reason: NOT_CLOSED, position: last };
  }
  const corners = new Set(positions.map(([lon, lat]) => `${lon} ${lat}`)).size;
  if (corners < (isRing ? SMALLEST_CORNERS : SMALLEST_LINE)) {
    return { reason: NO_EXTENT, position: last };
  }
  return null;
}

function isGeometryType(type: unknown): type is GeometryType {
  return GEOMETRY_TYPES.some((known) => known === type);
}

function refusal(reason: GateReason, part = -1, ring = -1, position = -1): GateRefusal {
  return { valid: false, reason, part, ring, position };
}
