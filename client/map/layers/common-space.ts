/** deck.gl's world at zoom 0, in pixels: the unit of its common space. */
const WORLD = 512;
const RADIANS = Math.PI / 180;

/**
 * A place in degrees (WGS 84) as Web Mercator in deck.gl's common space: x eastward from 180° W,
 * y northward.
 */
export function toCommon(lon: number, lat: number): [x: number, y: number] {
  const northing = Math.log(Math.tan(Math.PI / 4 + (lat * RADIANS) / 2));
  return [(WORLD * (lon + 180)) / 360, (WORLD * (Math.PI + northing)) / (2 * Math.PI)];
}

/** `[lon, lat]` pairs in degrees in common space: once here, or else by the shader for every frame. */
export function allToCommon(degrees: Float64Array): Float64Array {
  const places = new Float64Array(degrees.length);
  for (let at = 0; at < degrees.length; at += 2) {
    places.set(toCommon(degrees[at]!, degrees[at + 1]!), at);
  }
  return places;
}
