import { CITY_ENVELOPE, isInside } from '../../geo/envelope.ts';
import { checkGeometry, GATE_REASONS, VERTEX_CAP } from '../../geo/geometry-gate.ts';
import { toDegrees } from '../../geo/projection.ts';
import type { Reading } from '../../geo/recognise-system.ts';
import { IDENTIFIER_PATTERN, type Position } from '../../model/common.ts';
import { cleanName } from './clean-name.ts';
import { CODE_TITLES, NAME_TITLES } from './kept-titles.ts';
import type { RawShape } from './raw-shape.ts';

/** What can be said against a shape, in a word that screens translate. */
export const SHAPE_REASONS = [
  ...GATE_REASONS,
  'self-crossing',
  'hole-outside',
  'invalid-shape',
  'sliver',
  'outside-city',
  'outside-area',
  'outside-grids',
  'several-parts',
  'several-communities',
  'over-the-edge',
  'twice',
  'name-missing',
  'name-changed',
  'code-unusable',
  'code-registered',
] as const;
export type ShapeReason = (typeof SHAPE_REASONS)[number];

/** A finding on one shape: an error keeps it out, a warning does not. Indices count from 0, -1: not inside one. */
export type ShapeFinding = {
  reason: ShapeReason;
  severity: 'error' | 'warning';
  part: number;
  ring: number;
  /** Where to look, WGS 84 `[lon, lat]`; null where the shape has no place yet. */
  place: Position | null;
  got: string;
};

export type Polygons = Position[][][];
/** A shape that holds by itself, in WGS 84: polygons of rings. */
export type SoundShape = {
  number: number;
  code: string | null;
  name: string;
  polygons: Polygons;
  findings: ShapeFinding[];
};
export type UnsoundShape = {
  number: number;
  code: string | null;
  name: string;
  polygons: null;
  findings: ShapeFinding[];
};

const IDENTIFIER = new RegExp(IDENTIFIER_PATTERN);

const cellOf = ({ attributes }: RawShape, titles: readonly string[]): string =>
  titles.map((title) => attributes[title]).find((cell) => cell !== undefined && cell !== '') ?? '';

export const finding = (
  reason: ShapeReason,
  severity: ShapeFinding['severity'],
  told: Partial<ShapeFinding> = {},
): ShapeFinding => ({ reason, severity, part: -1, ring: -1, place: null, got: '', ...told });

type Pairs = [number, number][][][];

const isPair = (value: unknown): value is number[] =>
  Array.isArray(value) &&
  value.length >= 2 &&
  value.length <= 4 &&
  typeof value[0] === 'number' &&
  typeof value[1] === 'number';

/** Nested lists of numbers as polygons of pairs in the units of the file, height and measure left out. */
function pairsOf(geometry: unknown): Pairs | ShapeFinding {
  const refuse = (reason: ShapeReason, got = '') => finding(reason, 'error', { got });
  if (typeof geometry !== 'object' || geometry === null) return refuse('not-a-geometry');
  const { type, coordinates } = geometry as { type?: unknown; coordinates?: unknown };
  if (type !== 'Polygon' && type !== 'MultiPolygon')
    return refuse('wrong-type', String(type).slice(0, 40));
  const polygons: unknown = type === 'Polygon' ? [coordinates] : coordinates;
  if (!Array.isArray(polygons)) return refuse('wrong-depth');
  let left = VERTEX_CAP;
  for (const [part, rings] of polygons.entries()) {
    if (!Array.isArray(rings)) return finding('wrong-depth', 'error', { part });
    for (const [ring, pairs] of rings.entries()) {
      if (!Array.isArray(pairs)) return finding('wrong-depth', 'error', { part, ring });
      left -= pairs.length;
      if (left < 0) return finding('too-many-vertices', 'error', { part, ring });
      const bad = pairs.findIndex((pair) => !isPair(pair));
      if (bad !== -1)
        return finding('wrong-depth', 'error', { part, ring, got: `position ${bad + 1}` });
    }
  }
  return polygons as Pairs;
}

/** Every pair of the shapes that have any, for `recogniseSystem`. */
export const allPairs = (shapes: readonly RawShape[]): Position[] =>
  shapes.flatMap(({ geometry }) => {
    const pairs = pairsOf(geometry);
    return Array.isArray(pairs) ? pairs.flat(2) : [];
  });

const first = (
  polygons: Polygons,
  part: number,
  ring: number,
  position: number,
): Position | null => {
  const place = polygons[Math.max(part, 0)]?.[Math.max(ring, 0)]?.[Math.max(position, 0)];
  return place !== undefined && isInside([-180, -90, 180, 90], place) ? place : null;
};

function polygonsOf(raw: RawShape, { system, axes }: Reading): Polygons | ShapeFinding {
  const pairs = pairsOf(raw.geometry);
  if (!Array.isArray(pairs)) return pairs;
  const polygons = pairs.map((rings) =>
    rings.map((ring) => ring.map(([x, y]) => toDegrees(system, axes, [x, y]))),
  );
  const checked = checkGeometry({ type: 'MultiPolygon', coordinates: polygons }, ['MultiPolygon']);
  if (!checked.valid) {
    const { reason, part, ring, position } = checked;
    return finding(reason, 'error', { part, ring, place: first(polygons, part, ring, position) });
  }
  const outside = polygons.flat(2).find((place) => !isInside(CITY_ENVELOPE, place));
  if (outside) return finding('outside-city', 'error', { place: outside, got: outside.join(', ') });
  return polygons;
}

/**
 * Looks at one shape by itself: what it is called, whether it is polygons by the structure, and whether it lies
 * in the city when read so. Whether its rings cross is the database's part. Never throws.
 */
export function checkShape(raw: RawShape, read: Reading): SoundShape | UnsoundShape {
  const told = cellOf(raw, CODE_TITLES);
  const { name, changed } = cleanName(cellOf(raw, NAME_TITLES));
  const code = IDENTIFIER.test(told) ? told : null;
  const findings: ShapeFinding[] = [];
  if (told !== '' && code === null)
    findings.push(finding('code-unusable', 'warning', { got: cleanName(told).name }));
  if (name === '') findings.push(finding('name-missing', 'warning'));
  else if (changed) findings.push(finding('name-changed', 'warning', { got: name }));
  const common = { number: raw.number, code, name: name || code || `#${raw.number}` };
  const polygons = polygonsOf(raw, read);
  if (Array.isArray(polygons)) return { ...common, polygons, findings };
  return { ...common, polygons: null, findings: [polygons, ...findings] };
}
