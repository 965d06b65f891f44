import type { Position } from '../../model/common.ts';
import type { GridKind } from '../../model/grid.ts';
import {
  type FindingRule,
  type GridFinding,
  HOUSEHOLDS_OF_A_GRID,
} from '../../model/grid-finding.ts';
import { detectShift } from '../coordinates.ts';
import { CITY_ENVELOPE, isInside } from '../envelope.ts';
import { checkGeometry, type GateReason } from '../geometry-gate.ts';
import { isInArea, isInRing, ringArea } from '../ring.ts';
import { codeFindings } from './code-findings.ts';
import { communityOrNull, finding } from './finding.ts';
import { groupBy } from './group.ts';
import type { CommunityLimit } from './open-coverage.ts';
import {
  type CommunityShape,
  nestingFindings,
  type PlacedShape,
  tilingFindings,
} from './shape-tiling.ts';
import { flawsOf, type ShapeParts } from './shape-validity.ts';

/** A shape from outside. `geometry` is whatever came; `community` null when the source names none. */
export type ForeignShape = {
  key: string;
  community: string | null;
  geometry: unknown;
  kind?: GridKind;
  parent?: string | null;
  households?: number | null;
};

const RULE_OF_GATE: Record<GateReason, FindingRule> = {
  'not-a-geometry': 'not-a-polygon',
  'wrong-type': 'not-a-polygon',
  'wrong-depth': 'not-a-polygon',
  empty: 'not-a-polygon',
  'not-finite': 'not-finite',
  'out-of-range': 'off-the-map',
  'too-few-positions': 'too-few-positions',
  'not-closed': 'not-closed',
  'no-extent': 'no-extent',
  'too-many-vertices': 'too-many-vertices',
};

type Checked = { findings: GridFinding[]; placed: PlacedShape[] };

/**
 * What is wrong with shapes that do not come as a coverage: each by itself, then against each other and against the
 * communities `[lon, lat]`. A shape that is no valid polygon is left out of what follows, so that its ground shows as a
 * gap; nothing is repaired. Never throws for what a shape may hold.
 */
export function findingsOfShapes(
  shapes: readonly ForeignShape[],
  communities: readonly CommunityLimit[],
): GridFinding[] {
  const known = communities.map(communityShape);
  const codes = new Set(known.map(({ code }) => code));
  const checked: Checked = { findings: codeFindings(shapes), placed: [] };
  for (const shape of shapes) check(shape, known, codes, checked);
  const micros = new Set(shapes.filter(({ kind }) => kind === 'micro').map(({ key }) => key));
  const tiles = checked.placed.filter(({ key }) => !micros.has(key));
  return [
    ...checked.findings,
    ...shiftFindings(tiles, known),
    ...tilingFindings(tiles, known),
    ...microFindings(shapes, checked.placed),
  ];
}

function check(
  shape: ForeignShape,
  known: readonly CommunityShape[],
  codes: ReadonlySet<string>,
  { findings, placed }: Checked,
): void {
  const community = communityOrNull(shape.community);
  const tell = (rule: FindingRule, place: Position | null, about = {}): void => {
    findings.push(finding(rule, place, { grids: [shape.key], community, ...about }));
  };
  const gate = checkGeometry(shape.geometry, ['Polygon', 'MultiPolygon']);
  if (!gate.valid) {
    const isSwapped = gate.reason === 'out-of-range' && lookSwapped(shape.geometry);
    tell(
      isSwapped ? 'swapped-axes' : RULE_OF_GATE[gate.reason],
      placeOfFault(shape.geometry, gate),
    );
    return;
  }
  const parts = partsOfGeometry(shape.geometry as GeoJSON.Polygon | GeoJSON.MultiPolygon);
  const stray = parts.flat(2).find((place) => !isInside(CITY_ENVELOPE, place));
  if (stray) {
    tell(lookSwapped(shape.geometry) ? 'swapped-axes' : 'off-the-map', stray);
    return;
  }
  const flaws = flawsOf(parts);
  for (const { rule, place } of flaws) tell(rule, place);
  householdFindings(shape, parts[0]![0]![0]!, tell);
  if (flaws.some(({ rule }) => rule !== 'repeated-vertex')) return;
  if (parts.length > 1) tell('several-parts', parts[1]![0]![0]!, { count: parts.length });
  const home = shape.community ?? homeOf(parts, known);
  if (home === null || !codes.has(home)) tell('no-such-community', parts[0]![0]![0]!);
  else placed.push({ key: shape.key, community: home, parts });
}

function householdFindings(
  { kind = 'comprehensive', households }: ForeignShape,
  place: Position,
  tell: (rule: FindingRule, place: Position, about: object) => void,
): void {
  if (kind !== 'comprehensive' || households === null || households === undefined) return;
  const { least, most } = HOUSEHOLDS_OF_A_GRID;
  if (households < least) tell('households-few', place, { count: households });
  if (households > most) tell('households-many', place, { count: households });
}

function partsOfGeometry(geometry: GeoJSON.Polygon | GeoJSON.MultiPolygon): ShapeParts {
  return (geometry.type === 'Polygon'
    ? [geometry.coordinates]
    : geometry.coordinates) as unknown as ShapeParts;
}

function placeOfFault(
  geometry: unknown,
  fault: { part: number; ring: number; position: number },
): Position | null {
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown };
  const parts = type === 'Polygon' ? [coordinates] : coordinates;
  const position = [fault.part, fault.ring, fault.position].reduce<unknown>(
    (list, index) => (Array.isArray(list) ? list[index] : undefined),
    parts,
  );
  const isPlace =
    Array.isArray(position) && position.length === 2 && position.every(Number.isFinite);
  if (!isPlace) return null;
  const [lon, lat] = position as Position;
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? [lon, lat] : null;
}

/** Whether every position would lie in the city with its numbers exchanged. */
function lookSwapped(geometry: unknown): boolean {
  const { coordinates } = geometry as { coordinates: unknown };
  if (!Array.isArray(coordinates)) return false;
  const numbers = coordinates.flat(Infinity) as unknown[];
  if (numbers.length === 0 || numbers.length % 2 === 1) return false;
  for (let index = 0; index < numbers.length; index += 2) {
    const [lat, lon] = [Number(numbers[index]), Number(numbers[index + 1])];
    if (!isInside(CITY_ENVELOPE, [lon, lat])) return false;
  }
  return true;
}

/** The community a shape's middle lies in. */
function homeOf(parts: ShapeParts, known: readonly CommunityShape[]): string | null {
  const middle = centroidOf(parts);
  return known.find(({ parts: rings }) => isInArea(rings.flat(), middle))?.code ?? null;
}

/** A limit's rings by their nesting: an outer ring, then what lies in it. */
function communityShape({ code, rings }: CommunityLimit): CommunityShape {
  const depthOf = (ring: readonly Position[]): number =>
    rings.filter((other) => other !== ring && isInRing(other, ring[0]!)).length;
  const outer = rings.filter((ring) => depthOf(ring) % 2 === 0);
  const holes = rings.filter((ring) => depthOf(ring) % 2 === 1);
  return {
    code,
    parts: outer.map((ring) => [ring, ...holes.filter((hole) => isInRing(ring, hole[0]!))]),
  };
}

function centroidOf(parts: ShapeParts): Position {
  let [x, y, weight] = [0, 0, 0];
  const [lon, lat] = parts[0]![0]![0]!;
  for (const rings of parts) {
    for (const [index, ring] of rings.entries()) {
      const sign = ringArea(ring) > 0 === (index === 0) ? 1 : -1;
      for (let place = 1; place < ring.length; place += 1) {
        const [ax, ay] = [ring[place - 1]![0] - lon, ring[place - 1]![1] - lat];
        const [bx, by] = [ring[place]![0] - lon, ring[place]![1] - lat];
        const cross = sign * (ax * by - bx * ay);
        x += cross * (ax + bx);
        y += cross * (ay + by);
        weight += cross;
      }
    }
  }
  return [lon + x / (3 * weight), lat + y / (3 * weight)];
}

const areaOfParts = (parts: ShapeParts): number =>
  parts.reduce(
    (sum, [outer, ...holes]) =>
      sum +
      Math.abs(ringArea(outer!)) -
      holes.reduce((all, hole) => all + Math.abs(ringArea(hole)), 0),
    0,
  );

/** Shapes of about a community's size stand for it; how far their middles lie apart tells a mixed-up datum. */
const LIKE_SIZE = 0.1;

function shiftFindings(
  placed: readonly PlacedShape[],
  known: readonly CommunityShape[],
): GridFinding[] {
  const pairs = known.flatMap(({ code, parts }) => {
    const own = placed.filter(({ community }) => community === code).map((shape) => shape.parts);
    if (own.length === 0) return [];
    const [whole, sum] = [areaOfParts(parts), areaOfParts(own.flat())];
    if (Math.abs(sum / whole - 1) > LIKE_SIZE) return [];
    return [{ known: centroidOf(parts), received: centroidOf(own.flat()) }];
  });
  const shift = detectShift(
    pairs.map((pair) => pair.known),
    pairs.map(({ received }) => received),
  );
  if (!shift?.systematic) return [];
  return [finding('shifted-datum', pairs[0]!.known, { count: Math.round(shift.metres) })];
}

function microFindings(
  shapes: readonly ForeignShape[],
  placed: readonly PlacedShape[],
): GridFinding[] {
  const places = new Map(placed.map((shape) => [shape.key, shape] as const));
  const found: GridFinding[] = [];
  const nested = groupBy(
    shapes.filter(({ kind }) => kind === 'micro'),
    ({ parent }) => parent ?? '',
  );
  for (const [parent, micros] of nested) {
    const inside = micros.flatMap(({ key }) => places.get(key) ?? []);
    const around = places.get(parent);
    if (around) found.push(...nestingFindings(around, inside));
    else if (!shapes.some(({ key }) => key === parent)) {
      for (const { key, parts, community } of inside) {
        const place = parts[0]![0]![0]!;
        found.push(finding('micro-without-grid', place, { grids: [key], community }));
      }
    }
  }
  return found;
}
