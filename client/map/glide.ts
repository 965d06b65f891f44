/** A unit is at its new place after this long; frames come every 250 ms, fixes every few seconds. */
export const GLIDE_MS = 1_000;
/** Farther than this in degrees (about 2 km) is a jump of the instrument and not a drive. */
const JUMP_DEGREES = 0.02;

/**
 * Places that move towards where they were last heard. Typed arrays written in place: `shown` is what
 * the GPU gets, `[lon, lat]` in degrees, one pair a row.
 */
export type Glide = {
  shown: Float64Array;
  /** Where they were when they were last drawn. */
  drawn: Float64Array;
  from: Float64Array;
  to: Float64Array;
  /** When each row began to move, in ms of the frame clock; NaN: it rests. */
  since: Float64Array;
};

/** Rows that rest where they are. */
export function createGlide(places: Float64Array): Glide {
  return {
    shown: places.slice(),
    drawn: places.slice(),
    from: places.slice(),
    to: places.slice(),
    since: new Float64Array(places.length / 2).fill(Number.NaN),
  };
}

/**
 * Gives rows their new places; those that differ begin to move from where they are shown.
 * @param still the person wants no motion: rows are there at once
 */
export function aim(glide: Glide, places: Float64Array, now: number, still: boolean): void {
  const { shown, from, to, since } = glide;
  for (let row = 0; row < since.length; row++) {
    const [lon, lat] = [places[row * 2]!, places[row * 2 + 1]!];
    if (to[row * 2] === lon && to[row * 2 + 1] === lat) continue;
    const far =
      Math.abs(lon - shown[row * 2]!) > JUMP_DEGREES ||
      Math.abs(lat - shown[row * 2 + 1]!) > JUMP_DEGREES;
    from[row * 2] = still || far ? lon : shown[row * 2]!;
    from[row * 2 + 1] = still || far ? lat : shown[row * 2 + 1]!;
    to[row * 2] = lon;
    to[row * 2 + 1] = lat;
    since[row] = now;
  }
}

/** Moves every row on. */
function move({ shown, from, to, since }: Glide, now: number): void {
  for (let row = 0; row < since.length; row++) {
    const began = since[row]!;
    if (Number.isNaN(began)) continue;
    const part = Math.min(1, (now - began) / GLIDE_MS);
    for (let axis = row * 2; axis < row * 2 + 2; axis++) {
      shown[axis] = from[axis]! + (to[axis]! - from[axis]!) * part;
    }
    if (part === 1) since[row] = Number.NaN;
  }
}

/**
 * Moves every row on, and says whether it is worth drawing: over a whole city a unit takes seconds for
 * one pixel, and a picture drawn thirty times a second for that keeps a wall hot for nothing.
 * @param leastDegrees what is too little to be seen
 */
export function advance(glide: Glide, now: number, leastDegrees: number): boolean {
  move(glide, now);
  const { shown, drawn } = glide;
  if (!shown.some((place, axis) => Math.abs(place - drawn[axis]!) > leastDegrees)) return false;
  drawn.set(shown);
  return true;
}
