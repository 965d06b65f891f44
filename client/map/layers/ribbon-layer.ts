import { Layer, type UpdateParameters } from '@deck.gl/core';
import { Geometry, Model } from '@luma.gl/engine';
import { flatPlaceModule, setFlatPlace } from './flat-place.ts';
import { type Ribbon, ribbonMesh } from './ribbon-mesh.ts';

/** Each vertex goes out along the middle of its corner; a corner too sharp is cut, so that no spike stands out. */
const vs = /* glsl */ `\
#version 300 es
#define SHADER_NAME ribbon-layer-vertex-shader
in vec2 before;
in vec2 at;
in vec2 after;
in vec2 offset;
in vec4 colour;
out vec4 vColor;
const float SHARPEST = 0.4;
vec2 across(vec2 from, vec2 to) {
  vec2 way = (to - from) * flatPlace.viewportSize;
  float far = length(way);
  return far > 0.0 ? vec2(-way.y, way.x) / far : vec2(0.0);
}
void main(void) {
  vec4 here = flatPlace_onScreen(at);
  vec4 from = flatPlace_onScreen(before);
  vec4 to = flatPlace_onScreen(after);
  vec2 screen = here.xy / here.w;
  vec2 first = across(from.xy / from.w, screen);
  vec2 second = across(screen, to.xy / to.w);
  vec2 middle = first + second;
  float wide = length(middle);
  vec2 corner = wide > 0.0 ? middle / wide : second;
  float ways = length(first) + length(second);
  float reach = offset.x * offset.y / max(wide / max(ways, 1.0), SHARPEST);
  vec2 moved = screen + corner * reach * 2.0 / flatPlace.viewportSize;
  gl_Position = vec4(moved * here.w, here.z, here.w);
  vColor = vec4(colour.rgb, colour.a * layer.opacity);
}
`;

const fs = /* glsl */ `\
#version 300 es
#define SHADER_NAME ribbon-layer-fragment-shader
precision highp float;
in vec4 vColor;
out vec4 fragColor;
void main(void) {
  fragColor = vColor;
  DECKGL_FILTER_COLOR(fragColor, geometry);
}
`;

const SIZES: Record<string, number> = { before: 2, at: 2, after: 2, offset: 2, colour: 4 };

export type RibbonLayerProps<Row> = {
  data: readonly Row[];
  getRibbons: (row: Row) => readonly Ribbon[];
};

/**
 * Lines of a width in CSS pixels, flat on the ground. One mesh for all of them and no instances:
 * deck.gl's paths are instanced, which costs a drawing processor 5 µs a segment.
 */
export class RibbonLayer<Row = unknown, More extends object = object> extends Layer<
  RibbonLayerProps<Row> & More
> {
  static override layerName = 'RibbonLayer';
  static override defaultProps = {
    data: { type: 'data', value: [] },
    getRibbons: { type: 'accessor', value: () => [] },
  };
  declare state: { model: Model | undefined };

  override initializeState(): void {
    this.setState({ model: undefined });
  }

  override updateState(parameters: UpdateParameters<this>): void {
    super.updateState(parameters);
    const { dataChanged, updateTriggersChanged } = parameters.changeFlags;
    if (dataChanged || updateTriggersChanged) this.remake();
  }

  override draw(): void {
    setFlatPlace(this);
    this.state.model?.draw(this.context.renderPass);
  }

  override getModels(): Model[] {
    return this.state.model ? [this.state.model] : [];
  }

  /** Colours are in the mesh: a change of one makes all anew, which is a millisecond for a few hundred lines. */
  private remake(): void {
    const { data, getRibbons } = this.props;
    const { indices, ...columns } = ribbonMesh(data.flatMap(getRibbons));
    this.state.model?.destroy();
    const sized = Object.entries(columns).map(([name, value]) => [
      name,
      { size: SIZES[name], value },
    ]);
    const geometry = new Geometry({
      topology: 'triangle-list',
      attributes: Object.fromEntries(sized),
      indices: { size: 1, value: indices },
    });
    const shaders = this.getShaders({ vs, fs, modules: [flatPlaceModule] });
    const model =
      indices.length === 0
        ? undefined
        : new Model(this.context.device, { ...shaders, id: this.props.id, geometry });
    this.setState({ model });
  }
}
