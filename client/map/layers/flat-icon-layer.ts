import { _MultiIconLayer as CharactersLayer, IconLayer } from '@deck.gl/layers';
import { flatPlaceModule, setFlatPlace } from './flat-place.ts';

const attributes = /* glsl */ `\
in vec2 positions;
in vec3 instancePositions;
in vec3 instancePositions64Low;
in float instanceSizes;
in float instanceAngles;
in vec4 instanceColors;
in vec4 instanceIconFrames;
in float instanceColorModes;
in vec2 instanceOffsets;
in vec2 instancePixelOffset;
out float vColorMode;
out vec4 vColor;
out vec2 vTextureCoords;
out vec2 uv;
void draw(vec2 offset, float scale) {
  uv = positions;
  gl_Position = flatPlace_ofDegrees(instancePositions.xy, instancePositions64Low.xy);
  gl_Position.xy = flatPlace_moved(gl_Position, offset * scale + instancePixelOffset);
  vec2 corner = instanceIconFrames.xy + instanceIconFrames.zw * (positions + 1.0) / 2.0;
  vTextureCoords = corner / icon.iconsTextureDim;
  vColor = instanceColors;
  vColorMode = instanceColorModes;
}
`;

const iconVs = /* glsl */ `\
#version 300 es
#define SHADER_NAME flat-icon-layer-vertex-shader
${attributes}
vec2 turned(vec2 offset, float angle) {
  vec2 way = vec2(cos(angle), sin(angle));
  return vec2(way.x * offset.x + way.y * offset.y, way.x * offset.y - way.y * offset.x);
}
void main(void) {
  vec2 offset = positions / 2.0 * instanceIconFrames.zw + instanceOffsets;
  float tall = instanceIconFrames.w;
  float scale = tall == 0.0 ? 0.0 : instanceSizes * icon.sizeScale / tall;
  draw(turned(offset, radians(instanceAngles)), scale);
}
`;

const characterVs = /* glsl */ `\
#version 300 es
#define SHADER_NAME flat-character-layer-vertex-shader
${attributes}
void main(void) {
  vec2 offset = positions / 2.0 * instanceIconFrames.zw + instanceOffsets;
  draw(offset, instanceSizes * icon.sizeScale / text.fontSize);
}
`;

type Drawing = Parameters<IconLayer['draw']>[0];

/**
 * Drawings at places in degrees, as many CSS pixels high as `getSize` says, upright on a flat map. deck.gl's own shader
 * works a place out by its whole projection twice, and where the processor draws it is compiled anew for every page.
 */
export class FlatIconLayer<Row = unknown, More extends object = object> extends IconLayer<
  Row,
  More
> {
  static override layerName = 'FlatIconLayer';

  override getShaders() {
    const shaders = super.getShaders();
    return { ...shaders, vs: iconVs, modules: [...shaders.modules, flatPlaceModule] };
  }

  override draw(drawing: Drawing): void {
    setFlatPlace(this);
    super.draw(drawing);
  }
}

/** The characters of a TextLayer likewise: neither turned nor cut off. */
class FlatCharactersLayer<Row = unknown> extends CharactersLayer<Row, object> {
  static override layerName = 'FlatCharactersLayer';

  override getShaders() {
    const shaders = super.getShaders();
    return { ...shaders, vs: characterVs, modules: [...shaders.modules, flatPlaceModule] };
  }

  override draw(drawing: Drawing): void {
    setFlatPlace(this);
    super.draw(drawing);
  }
}

/** For a TextLayer whose words stand at places in degrees. */
export const FLAT_CHARACTERS = { characters: { type: FlatCharactersLayer } } as const;
