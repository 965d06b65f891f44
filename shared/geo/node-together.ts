import type { Position } from '../model/common.ts';
import { isBetween } from './idle-vertices.ts';
import { type PlaneBox, planeBoxOf } from './ring.ts';

/** A closed ring of lattice steps. */
type Ring = readonly Position[];
type Rings = readonly (readonly Ring[])[];

const meets = (one: PlaneBox, other: PlaneBox): boolean =>
  one[0] <= other[2] && other[0] <= one[2] && one[1] <= other[3] && other[1] <= one[3];
const nameOf = ([x, y]: Position): string => `${x} ${y}`;

const edgeOf = (from: Position, to: Position): string =>
  [nameOf(from), nameOf(to)].sort().join(' – ');

/** The ring with the points that lie on its edges put into them; `mayHold` names the edges they may be on. */
function withPoints(
  ring: Ring,
  points: readonly Position[],
  mayHold: (from: Position, to: Position) => boolean,
): Ring {
  return ring.flatMap((from, place) => {
    const to = ring[place + 1];
    if (!to || !mayHold(from, to)) return [from];
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
    const along = ([x, y]: Position) => (x - from[0]) * dx + (y - from[1]) * dy;
    const on = points.filter((point) => isBetween(from, to, point));
    return [from, ...on.sort((one, other) => along(one) - along(other))];
  });
}

type Shape = { parts: Rings };
const pointsOf = (shapes: readonly Shape[]): Position[] =>
  shapes.flatMap(({ parts }) => parts.flat(2)) as Position[];
const namesOf = (points: readonly Position[]): Set<string> => new Set(points.map(nameOf));

function edgesOf(shapes: readonly Shape[]): Set<string> {
  const rings = shapes.flatMap(({ parts }) => parts.flat()) as Ring[];
  return new Set(
    rings.flatMap((ring) => ring.slice(1).map((to, place) => edgeOf(ring[place]!, to))),
  );
}

/**
 * New shapes and their neighbours with the vertices the others have on common edges, as `topology` needs
 * them to find what is shared. Where a line now ends on the border of a plan, the neighbour beyond gets that
 * vertex into the very edge it shared with what was there before; where the neighbour has had one from an
 * earlier plan, the new shapes get it. Only there: a vertex that merely lies near an edge is left alone.
 * @param old what the fresh shapes replace; all in lattice steps, rings closed
 */
export function nodeTogether<Kept extends Shape, Fresh extends Shape>(
  kept: readonly Kept[],
  fresh: readonly Fresh[],
  old: readonly Shape[],
): { kept: Kept[]; fresh: Fresh[] } {
  const [were, are] = [pointsOf(old), pointsOf(fresh)];
  const box = planeBoxOf([...were, ...are]);
  const near = kept.filter((shape) => meets(planeBoxOf(pointsOf([shape])), box));
  const beyond = namesOf(pointsOf(near));
  const [wereNames, areNames, wasEdge] = [namesOf(were), namesOf(are), edgesOf(old)];
  const unique = (points: readonly Position[]) => [
    ...new Map(points.map((point) => [nameOf(point), point])).values(),
  ];
  const added = unique(
    are.filter((point) => !wereNames.has(nameOf(point)) && !beyond.has(nameOf(point))),
  );
  const lost = unique(
    were.filter((point) => beyond.has(nameOf(point)) && !areNames.has(nameOf(point))),
  );
  const noded = <One extends Shape>(shape: One, points: Position[], mayHold: typeof always): One =>
    points.length === 0
      ? shape
      : {
          ...shape,
          parts: shape.parts.map((rings) => rings.map((ring) => withPoints(ring, points, mayHold))),
        };
  const isNear = new Set<Shape>(near);
  const sharedEdge = (from: Position, to: Position) => wasEdge.has(edgeOf(from, to));
  return {
    kept: kept.map((shape) => (isNear.has(shape) ? noded(shape, added, sharedEdge) : shape)),
    fresh: fresh.map((shape) => noded(shape, lost, always)),
  };
}

const always = (_from: Position, _to: Position): boolean => true;
