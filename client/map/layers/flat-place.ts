import type { Layer } from '@deck.gl/core';
import { COMMON_PER_DEGREE, northingNear, toCommon } from './common-space.ts';

/** A place in the city: what is drawn is told as its distance from here, which 32 bits hold to a centimetre. */
const ORIGIN = toCommon(120.3, 31.57);
/** The same to the last bit in the shader, where numbers have 32 bits. */
export const FLAT_ORIGIN: readonly [number, number] = [
  Math.fround(ORIGIN[0]),
  Math.fround(ORIGIN[1]),
];

/** The same place in degrees; and what lies between it and `FLAT_ORIGIN`, which was rounded, in common space. */
const DEGREES: readonly [number, number] = [Math.fround(120.3), Math.fround(31.57)];
const AT_DEGREES = toCommon(...DEGREES);
const SHIFT = [AT_DEGREES[0] - FLAT_ORIGIN[0], AT_DEGREES[1] - FLAT_ORIGIN[1]];

const number = (value: number): string => value.toExponential();
const [first, second, third, fourth] = northingNear(DEGREES[1]);

const uniforms = /* glsl */ `\
layout(std140) uniform flatPlaceUniforms {
  mat4 matrix;
  vec2 origin;
  vec2 viewportSize;
  vec2 degrees;
  vec2 shift;
  float focalDistance;
} flatPlace;

vec4 flatPlace_onScreen(vec2 at) {
  return flatPlace.matrix * vec4(at, 0.0, 1.0);
}
// A place in degrees, in two numbers of 32 bits each: high and low.
vec4 flatPlace_ofDegrees(vec2 high, vec2 low) {
  vec2 far = high - flatPlace.degrees + low;
  float n = far.y;
  float north = n * (${number(first)} + n * (${number(second)} + n * (${number(third)} + n * ${number(fourth)})));
  return flatPlace_onScreen(vec2(far.x * ${number(COMMON_PER_DEGREE)}, north) + flatPlace.shift);
}
// Moves a place on the screen by CSS pixels, right and down; on a tilted map by less the farther it is.
vec2 flatPlace_moved(vec4 place, vec2 offset) {
  return place.xy + vec2(offset.x, -offset.y) * 2.0 / flatPlace.viewportSize * flatPlace.focalDistance;
}
`;

/**
 * Puts what lies flat on the ground on the screen by one product of a matrix. deck.gl's own projection
 * knows many systems and heights, and where the processor draws it takes eight times as long a vertex.
 */
export const flatPlaceModule = {
  name: 'flatPlace',
  vs: uniforms,
  uniformTypes: {
    matrix: 'mat4x4<f32>',
    origin: 'vec2<f32>',
    viewportSize: 'vec2<f32>',
    degrees: 'vec2<f32>',
    shift: 'vec2<f32>',
    focalDistance: 'f32',
  },
} as const;

/** Moves a column-major matrix to an origin, in 64 bits: `matrix · (at − origin)` is on the screen. */
function movedTo(matrix: readonly number[], [x, y]: readonly [number, number]): number[] {
  const moved = [...matrix];
  for (let row = 0; row < 4; row += 1) {
    moved[12 + row] = matrix[row]! * x + matrix[4 + row]! * y + matrix[12 + row]!;
  }
  return moved;
}

/** Sets the module's values for the frame a layer is about to draw. */
export function setFlatPlace(layer: Layer): void {
  const { viewport } = layer.context;
  const flatPlace = {
    matrix: movedTo(viewport.viewProjectionMatrix, FLAT_ORIGIN),
    origin: [...FLAT_ORIGIN],
    viewportSize: [viewport.width, viewport.height],
    degrees: [...DEGREES],
    shift: SHIFT,
    focalDistance: viewport.focalDistance,
  };
  layer.setShaderModuleProps({ flatPlace });
}
