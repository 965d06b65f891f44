import type { Position } from '../model/common.ts';
import { ringArea } from './ring.ts';

/**
 * One closed ring with the same inside as a polygon with holes, for engines that take flat polygons only. Each
 * hole is joined to what lies east of it by a cut there and back: from the hole's easternmost corner to the
 * first edge due east. Holes go easternmost first, so a cut may end on a hole joined before.
 */
export function bridgeHoles([outer, ...holes]: readonly (readonly Position[])[]): Position[] {
  if (!outer) return [];
  const eastOf = (ring: readonly Position[]) => ring.reduce((a, b) => (b[0] > a[0] ? b : a))[0];
  const inOrder = holes.filter((hole) => hole.length > 0).sort((a, b) => eastOf(b) - eastOf(a));
  let ring: Position[] = [...outer];
  for (const hole of inOrder) ring = join(ring, hole);
  return ring;
}

function join(ring: readonly Position[], hole: readonly Position[]): Position[] {
  // A ring runs against its holes, else the cut would turn the hole inside out.
  const open = hole.slice(0, -1);
  const around = ringArea(ring) > 0 === ringArea(hole) > 0 ? open.toReversed() : open;
  const corner = around.reduce((best, [lon], place) => (lon > around[best]![0] ? place : best), 0);
  const [lon, lat] = around[corner]!;
  const cut = nearestEdgeEast(ring, lon, lat);
  // A hole that nothing lies east of is outside its polygon: it takes nothing away.
  if (!cut) return [...ring];
  const loop = [...around.slice(corner), ...around.slice(0, corner), around[corner]!];
  const landing: Position = [cut.lon, lat];
  return [...ring.slice(0, cut.edge + 1), landing, ...loop, landing, ...ring.slice(cut.edge + 1)];
}

function nearestEdgeEast(
  ring: readonly Position[],
  lon: number,
  lat: number,
): { edge: number; lon: number } | null {
  let nearest: { edge: number; lon: number } | null = null;
  for (let edge = 0; edge + 1 < ring.length; edge++) {
    const [a, b] = [ring[edge]!, ring[edge + 1]!];
    if (a[1] > lat === b[1] > lat) continue;
    const crossing = a[0] + ((lat - a[1]) / (b[1] - a[1])) * (b[0] - a[0]);
    if (crossing >= lon && (!nearest || crossing < nearest.lon)) nearest = { edge, lon: crossing };
  }
  return nearest;
}
