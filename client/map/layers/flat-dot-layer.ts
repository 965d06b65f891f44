import { ScatterplotLayer } from '@deck.gl/layers';
import { flatPlaceModule, setFlatPlace } from './flat-place.ts';

const vs = /* glsl */ `\
#version 300 es
#define SHADER_NAME flat-dot-layer-vertex-shader
in vec3 positions;
in vec3 instancePositions;
in vec3 instancePositions64Low;
in float instanceRadius;
in float instanceLineWidths;
in vec4 instanceFillColors;
in vec4 instanceLineColors;
out vec4 vFillColor;
out vec4 vLineColor;
out vec2 unitPosition;
out float innerUnitRadius;
out float outerRadiusPixels;
void main(void) {
  float line = scatterplot.stroked * scatterplot.lineWidthScale * instanceLineWidths;
  outerRadiusPixels = scatterplot.radiusScale * instanceRadius + line / 2.0;
  innerUnitRadius = 1.0 - line / outerRadiusPixels;
  // Room for the soft edge the other shader draws.
  unitPosition = positions.xy * (outerRadiusPixels + SMOOTH_EDGE_RADIUS) / outerRadiusPixels;
  gl_Position = flatPlace_ofDegrees(instancePositions.xy, instancePositions64Low.xy);
  gl_Position.xy = flatPlace_moved(gl_Position, unitPosition * outerRadiusPixels);
  vFillColor = vec4(instanceFillColors.rgb, instanceFillColors.a * layer.opacity);
  vLineColor = vec4(instanceLineColors.rgb, instanceLineColors.a * layer.opacity);
}
`;

type Drawing = Parameters<ScatterplotLayer['draw']>[0];

/** Dots and rings at places in degrees, their radius and line in CSS pixels, upright on a tilted map like all symbols. */
export class FlatDotLayer<Row = unknown, More extends object = object> extends ScatterplotLayer<
  Row,
  More
> {
  static override layerName = 'FlatDotLayer';

  override getShaders() {
    const shaders = super.getShaders();
    return { ...shaders, vs, modules: [...shaders.modules, flatPlaceModule] };
  }

  override draw(drawing: Drawing): void {
    setFlatPlace(this);
    super.draw(drawing);
  }
}
