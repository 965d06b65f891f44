/** deck.gl's world at zoom 0, in pixels: the unit of its common space. */
const WORLD = 512;
const RADIANS = Math.PI / 180;

/**
 * A place in degrees (WGS 84) as Web Mercator in deck.gl's common space: x eastward from 180° W,
 * y northward.
 */
export function toCommon(lon: number, lat: number): [x: number, y: number] {
  return [eastingOf(lon), northingOf(lat)];
}

const eastingOf = (lon: number): number => (WORLD * (lon + 180)) / 360;

function northingOf(lat: number): number {
  const northing = Math.log(Math.tan(Math.PI / 4 + (lat * RADIANS) / 2));
  return (WORLD * (Math.PI + northing)) / (2 * Math.PI);
}

/** How far a degree of longitude is in common space. */
export const COMMON_PER_DEGREE = WORLD / 360;

/**
 * How far north in common space a place `n` degrees north of `lat` lies from it: `n · (a + n · (b + n · (c + n · d)))`. Taylor's
 * series of Mercator's northing, for shaders, whose logarithms and sines are not exact: within one degree true to a
 * centimetre, within three to one and a half metres.
 * @returns [a, b, c, d]
 */
export function northingNear(lat: number): [a: number, b: number, c: number, d: number] {
  const secant = 1 / Math.cos(lat * RADIANS);
  const tangent = Math.tan(lat * RADIANS);
  const scale = WORLD / (2 * Math.PI);
  return [
    scale * RADIANS * secant,
    ((scale * RADIANS ** 2) / 2) * secant * tangent,
    ((scale * RADIANS ** 3) / 6) * secant * (secant ** 2 + tangent ** 2),
    ((scale * RADIANS ** 4) / 24) * secant * tangent * (5 * secant ** 2 + tangent ** 2),
  ];
}

/** `[lon, lat]` pairs in degrees in common space: once here, or else by the shader for every frame. */
export function allToCommon(degrees: Float64Array): Float64Array {
  const places = new Float64Array(degrees.length);
  for (let at = 0; at < degrees.length; at += 2) {
    places[at] = eastingOf(degrees[at]!);
    places[at + 1] = northingOf(degrees[at + 1]!);
  }
  return places;
}
