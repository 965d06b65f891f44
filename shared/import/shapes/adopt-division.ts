import { nodeOf, positionOf } from '../../geo/coverage/lattice.ts';
import type { Position } from '../../model/common.ts';
import type { AdoptDivision } from '../../model/grid-edit.ts';
import type { Polygons } from './check-shape.ts';

export type DivisionShape = {
  number: number;
  code: string | null;
  name: string;
  community: string;
  polygons: Polygons;
};

/** On the coverage's lattice; neighbours that fall on one node become one. */
const ringOnLattice = (ring: readonly Position[]): Position[] =>
  ring
    .map(nodeOf)
    .filter((node, index, nodes) => node !== nodes[index - 1])
    .map(positionOf);

/**
 * Shapes as divisions of their communities, one edit a community, to be drawn in a plan. A shape whose code is
 * a grid in force of that community keeps it; the others become `new-1`, `new-2` … in the order of the file.
 * Only the first polygon of a shape is a grid: the caller keeps out what has several.
 * @param inForce community by code of the grids in force
 */
export function adoptDivisions(
  shapes: readonly DivisionShape[],
  inForce: ReadonlyMap<string, string>,
): AdoptDivision[] {
  const edits = new Map<string, AdoptDivision>();
  let fresh = 0;
  for (const { code, name, community, polygons } of shapes) {
    const keeps = code !== null && inForce.get(code) === community;
    if (!keeps) fresh += 1;
    const edit = edits.get(community) ?? { kind: 'adopt-division', community, grids: [] };
    edit.grids.push({
      key: keeps ? code : `new-${fresh}`,
      outline: (polygons[0] ?? []).map(ringOnLattice),
      name,
    });
    edits.set(community, edit);
  }
  return [...edits.values()];
}
