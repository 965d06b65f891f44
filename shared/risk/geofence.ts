import { isWithin, metresTo } from '../geo/fence.ts';
import { distanceMetres } from '../geo/measure.ts';
import type { Position } from '../model/common.ts';
import type { Geofence } from '../model/watch-rule.ts';
import type { Answer } from './answer.ts';
import type { SightOf, WatchPlace } from './watch-place.ts';

/** A unit that moved no further than this stands in one spot: twice the error of a fix in a street [D]. */
export const SPOT_METRES = 50;

/** On which side of the edge a unit was last seen. */
export type Side = 'in' | 'out';

/**
 * What is remembered of a unit and an area. `crossed`: it was seen on the other side before; one first seen
 * inside did not enter. `spot` is where it has stood since the pending time began.
 */
export type FenceMemory = { side: Side | null; crossed: boolean; spot: Position | null };

export const UNSEEN: FenceMemory = { side: null, crossed: false, spot: null };

/** Inside from the edge on, outside only past the deadband, so that a unit on the edge does not flutter. */
function sideOf(place: WatchPlace, at: Position, before: Side | null, deadband: number): Side {
  const fence = place.fence!;
  if (isWithin(fence, at)) return 'in';
  return before === 'in' && deadband > 0 && metresTo(fence, at) <= deadband ? 'in' : 'out';
}

/** What the fence says now, and what is remembered. A unit not heard leaves everything as it is. */
export function fenceAnswer(
  { event, deadbandMetres }: Geofence,
  place: WatchPlace,
  sightOf: SightOf,
  before: FenceMemory,
): { answer: Answer; memory: FenceMemory } {
  const sight = sightOf(place.units[0]?.number ?? -1);
  const isKnown = sight?.place && sight.condition !== 'unknown' && !sight.isDoubtful;
  if (!isKnown || !place.fence) return { answer: 'unknown', memory: before };
  const at = sight.place!;
  const side = sideOf(place, at, before.side, deadbandMetres);
  const crossed = side === before.side ? before.crossed : before.side !== null;
  if (event !== 'dwell' || side === 'out') {
    const isSide = side === (event === 'exit' ? 'out' : 'in');
    const isOne =
      event === 'inside-longer' || event === 'dwell' ? side === 'in' : isSide && crossed;
    return { answer: isOne ? 'yes' : 'no', memory: { side, crossed, spot: null } };
  }
  const stands = before.spot !== null && distanceMetres(before.spot, at) <= SPOT_METRES;
  const spot = stands ? before.spot : at;
  return { answer: stands ? 'yes' : 'no', memory: { side, crossed, spot } };
}
