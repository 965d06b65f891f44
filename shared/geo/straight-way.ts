import type { Position } from '../model/common.ts';
import { distanceMetres } from './measure.ts';

/** How far it is and how long it takes. */
export type Way = { metres: number; minutes: number };

/** Where roads are not known: the straight line, longer by this, driven at this speed [D]. */
const DETOUR = 1.3;
const METRES_PER_MINUTE = 40_000 / 60;

/** The way between two places where nothing is known of roads. */
export function straightWay(from: Position, to: Position): Way {
  const metres = distanceMetres(from, to) * DETOUR;
  return { metres, minutes: metres / METRES_PER_MINUTE };
}
