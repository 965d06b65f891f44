import { ringArea } from '../../shared/geo/ring.ts';
import type { BorderArc } from './arcs.ts';
import { NO_LABEL } from './labels-of-faces.ts';
import type { Point } from './plane.ts';
import { contains, interiorPoint, type Ring } from './rings.ts';

/** Arc references as TopoJSON writes them: `i` forward, `~i` backward; polygons of rings of references. */
export type ArcPolygons = number[][][];

/** The polygons of every label, made of shared arcs; arcs inside a label fall away. */
export function assembleAreas<Label extends string | number>(
  arcs: readonly BorderArc[],
  labelOfCell: (cell: number) => Label,
): Map<Label, ArcPolygons> {
  const label = (cell: number) => (cell === NO_LABEL ? undefined : labelOfCell(cell));
  const around = new Map<Label, number[]>();
  const add = (key: Label | undefined, reference: number) => {
    if (key === undefined) return;
    const list = around.get(key);
    if (list) list.push(reference);
    else around.set(key, [reference]);
  };
  arcs.forEach(({ left, right }, index) => {
    if (label(left) === label(right)) return;
    add(label(left), index);
    add(label(right), ~index);
  });
  const areas = new Map<Label, ArcPolygons>();
  for (const [key, references] of around) areas.set(key, polygonsOf(arcs, references));
  return areas;
}

/** The points of a ring of references, the first not repeated. */
export function ringPoints(arcs: readonly BorderArc[], references: readonly number[]): Ring {
  return references.flatMap((reference) => {
    const points = arcPoints(arcs, reference);
    return points.slice(0, -1);
  });
}

function arcPoints(arcs: readonly BorderArc[], reference: number): readonly Point[] {
  const { points } = arcs[reference < 0 ? ~reference : reference]!;
  return reference < 0 ? [...points].reverse() : points;
}

/**
 * Walks the references (the area always on the left) into simple rings. A ring that touches itself is
 * cut at the touching junction, so every ring is simple and PostGIS calls the polygon valid.
 */
function polygonsOf(arcs: readonly BorderArc[], references: readonly number[]): ArcPolygons {
  const startingAt = new Map<string, number[]>();
  for (const reference of references) {
    const key = arcPoints(arcs, reference)[0]!.join();
    const list = startingAt.get(key);
    if (list) list.push(reference);
    else startingAt.set(key, [reference]);
  }
  const used = new Set<number>();
  const rings: number[][] = [];
  for (const first of references) {
    if (used.has(first)) continue;
    const walk: number[] = [];
    let next: number | undefined = first;
    while (next !== undefined) {
      used.add(next);
      walk.push(next);
      next = continuation(arcs, next, startingAt, used);
    }
    rings.push(...simpleRings(arcs, walk));
  }
  return nest(arcs, rings);
}

/** The unused reference that leaves where this one ends, most sharply to the left. */
function continuation(
  arcs: readonly BorderArc[],
  reference: number,
  startingAt: ReadonlyMap<string, number[]>,
  used: ReadonlySet<number>,
): number | undefined {
  const points = arcPoints(arcs, reference);
  const end = points[points.length - 1]!;
  const back = bearing(end, points[points.length - 2]!);
  const turn = (candidate: number) => {
    const ahead = bearing(end, arcPoints(arcs, candidate)[1]!);
    const clockwise = back - ahead;
    return clockwise > 0 ? clockwise : clockwise + 2 * Math.PI;
  };
  const free = (startingAt.get(end.join()) ?? []).filter((candidate) => !used.has(candidate));
  return free.sort((one, other) => turn(one) - turn(other))[0];
}

function bearing(from: Point, to: Point): number {
  return Math.atan2(to[1] - from[1], to[0] - from[0]);
}

function simpleRings(arcs: readonly BorderArc[], walk: readonly number[]): number[][] {
  const rings: number[][] = [];
  const open: number[] = [];
  const openAt = new Map<string, number>();
  for (const reference of walk) {
    const points = arcPoints(arcs, reference);
    openAt.set(points[0]!.join(), open.length);
    open.push(reference);
    const touched = openAt.get(points[points.length - 1]!.join());
    if (touched === undefined) continue;
    const ring = open.splice(touched);
    for (const closed of ring) openAt.delete(arcPoints(arcs, closed)[0]!.join());
    rings.push(ring);
  }
  if (open.length > 0) throw new Error('Assembly: expected a closed walk round an area');
  return rings;
}

function nest(arcs: readonly BorderArc[], rings: readonly number[][]): ArcPolygons {
  const outers: { ring: Ring; polygon: number[][] }[] = [];
  const holes: { ring: Ring; references: number[] }[] = [];
  for (const references of rings) {
    const ring = ringPoints(arcs, references);
    if (ringArea(ring) > 0) outers.push({ ring, polygon: [references] });
    else holes.push({ ring, references });
  }
  for (const { ring, references } of holes) {
    const probe = interiorPoint([ring]);
    const owners = outers.filter((outer) => contains([outer.ring], probe));
    const owner = owners.sort((one, other) => ringArea(one.ring) - ringArea(other.ring))[0];
    if (!owner) throw new Error('Assembly: expected every hole within an outer ring');
    owner.polygon.push(references);
  }
  return outers.map(({ polygon }) => polygon);
}
