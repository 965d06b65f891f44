import type { Layer } from '@deck.gl/core';
import { toCommon } from './common-space.ts';

/** A place in the city: what is drawn is told as its distance from here, which 32 bits hold to a centimetre. */
const ORIGIN = toCommon(120.3, 31.57);
/** The same to the last bit in the shader, where numbers have 32 bits. */
export const FLAT_ORIGIN: readonly [number, number] = [
  Math.fround(ORIGIN[0]),
  Math.fround(ORIGIN[1]),
];

const uniforms = /* glsl */ `\
layout(std140) uniform flatPlaceUniforms {
  mat4 matrix;
  vec2 origin;
  vec2 viewportSize;
} flatPlace;
`;

/**
 * Puts what lies flat on the ground on the screen by one product of a matrix. deck.gl's own projection
 * knows many systems and heights, and where the processor draws it takes eight times as long a vertex.
 */
export const flatPlaceModule = {
  name: 'flatPlace',
  vs: uniforms,
  uniformTypes: { matrix: 'mat4x4<f32>', origin: 'vec2<f32>', viewportSize: 'vec2<f32>' },
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
  };
  layer.setShaderModuleProps({ flatPlace });
}
