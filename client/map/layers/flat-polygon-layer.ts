import { SolidPolygonLayer } from '@deck.gl/layers';
import { flatPlaceModule, setFlatPlace } from './flat-place.ts';

const vs = /* glsl */ `\
#version 300 es
#define SHADER_NAME flat-polygon-layer-vertex-shader
in vec3 vertexPositions;
in vec3 vertexPositions64Low;
in vec4 fillColors;
out vec4 vColor;
void main(void) {
  vec2 at = vertexPositions.xy - flatPlace.origin + vertexPositions64Low.xy;
  gl_Position = flatPlace_onScreen(at);
  vColor = vec4(fillColors.rgb, fillColors.a * layer.opacity);
}
`;

type Drawing = Parameters<SolidPolygonLayer['draw']>[0];

/** Filled polygons without height. Their places are in common space (`coordinateSystem: CARTESIAN`). */
export class FlatPolygonLayer<
  Row = unknown,
  More extends object = object,
> extends SolidPolygonLayer<Row, More> {
  static override layerName = 'FlatPolygonLayer';

  override getShaders(type: 'top' | 'side') {
    const shaders = super.getShaders(type);
    return { ...shaders, vs, modules: [...shaders.modules, flatPlaceModule] };
  }

  override draw(drawing: Drawing): void {
    setFlatPlace(this);
    super.draw(drawing);
  }
}
