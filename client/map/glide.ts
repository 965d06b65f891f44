import { type Box, isInside } from '../../shared/geo/envelope.ts';

/** A unit is at its new place after this long; frames come every 250 ms, fixes every few seconds. */
export const GLIDE_MS = 1_000;
/** Farther than this in degrees (about 2 km) is a jump of the instrument and not a drive. */
const JUMP_DEGREES = 0.02;

/**
 * Places that move towards where they were last heard. Typed arrays written in place, `[lon, lat]` in
 * degrees, one pair a row.
 */
export type Glide = {
  /** Where they are by now. */
  moved: Float64Array;
  /** Where they are drawn: what the GPU gets. */
  drawn: Float64Array;
  from: Float64Array;
  to: Float64Array;
  /** When each row began to move, in ms of the frame clock; NaN: it rests. */
  since: Float64Array;
};

/** Rows that rest where they are. */
export function createGlide(places: Float64Array): Glide {
  return {
    moved: places.slice(),
    drawn: places.slice(),
    from: places.slice(),
    to: places.slice(),
    since: new Float64Array(places.length / 2).fill(Number.NaN),
  };
}

/**
 * Gives rows their new places; those that differ begin to move from where they are.
 * @param still the person wants no motion: rows are there at once
 * @returns whether one jumped, which is news, where a drive is no more than a beginning
 */
export function aim(glide: Glide, places: Float64Array, now: number, still: boolean): boolean {
  const { moved, from, to, since } = glide;
  let jumped = false;
  for (let row = 0; row < since.length; row++) {
    const [lon, lat] = [places[row * 2]!, places[row * 2 + 1]!];
    if (to[row * 2] === lon && to[row * 2 + 1] === lat) continue;
    const far =
      Math.abs(lon - moved[row * 2]!) > JUMP_DEGREES ||
      Math.abs(lat - moved[row * 2 + 1]!) > JUMP_DEGREES;
    from[row * 2] = still || far ? lon : moved[row * 2]!;
    from[row * 2 + 1] = still || far ? lat : moved[row * 2 + 1]!;
    to[row * 2] = lon;
    to[row * 2 + 1] = lat;
    since[row] = now;
    jumped ||= far;
  }
  return jumped;
}

/** Moves every row on. */
function move({ moved, from, to, since }: Glide, now: number): void {
  for (let row = 0; row < since.length; row++) {
    const began = since[row]!;
    if (Number.isNaN(began)) continue;
    const part = Math.min(1, (now - began) / GLIDE_MS);
    for (let axis = row * 2; axis < row * 2 + 2; axis++) {
      moved[axis] = from[axis]! + (to[axis]! - from[axis]!) * part;
    }
    if (part === 1) since[row] = Number.NaN;
  }
}

/** What can be seen of a movement. */
export type Sight = {
  /** Less than this cannot be seen. */
  leastDegrees: number;
  /** What the map shows. */
  box: Box;
};

/** Whether a row is drawn in what the map shows. */
export const isDrawnIn = ({ drawn }: Glide, row: number, box: Box): boolean =>
  isInside(box, [drawn[row * 2]!, drawn[row * 2 + 1]!]);

/** Whether a row came, went or moved in what the map shows. */
function isSeenMoving({ moved, drawn }: Glide, { leastDegrees, box }: Sight): boolean {
  for (let at = 0; at < moved.length; at += 2) {
    const [lon, lat] = [moved[at]!, moved[at + 1]!];
    const [drawnLon, drawnLat] = [drawn[at]!, drawn[at + 1]!];
    const far = Math.abs(lon - drawnLon) > leastDegrees || Math.abs(lat - drawnLat) > leastDegrees;
    if (far && (isInside(box, [lon, lat]) || isInside(box, [drawnLon, drawnLat]))) return true;
  }
  return false;
}

/**
 * Moves every row on, and says whether it is worth drawing: over a whole city a unit takes seconds for
 * one pixel, and of a street nobody sees what drives elsewhere. A picture drawn thirty times a second for
 * that keeps a wall hot for nothing.
 */
export function advance(glide: Glide, now: number, sight: Sight): boolean {
  move(glide, now);
  if (!isSeenMoving(glide, sight)) return false;
  glide.drawn.set(glide.moved);
  return true;
}
