import { type Layer, LayerExtension } from '@deck.gl/core';
import { CONDITIONS } from '../../../shared/model/level.ts';
import type { Rgba } from '../map-palette.ts';

/** The fill's colour column carries no colour, but the condition code, what is hidden, what is not heard, and how opaque. */
export type ConditionFillProps = {
  /** Colours by condition code. */
  conditionColours: readonly Rgba[];
  /** 0: flat colour alone, for areas a few pixels wide; 1: with its pattern. */
  patternStrength: number;
};

const uniforms = /* glsl */ `\
layout(std140) uniform conditionFillUniforms {
  vec4 colour0;
  vec4 colour1;
  vec4 colour2;
  vec4 colour3;
  vec4 colour4;
  vec4 colour5;
  vec2 anchor;
  float pixelRatio;
  float patternStrength;
} conditionFill;
`;

const vs = `${uniforms}
flat out float conditionFill_code;
flat out float conditionFill_unheard;
`;

/**
 * One look a condition, told by its pattern as well as by its hue: nothing, dots far apart, dots, lines,
 * crossed lines; unknown is hatched the other way, in grey, and a level that rests on too little has grey bands of
 * that way through it. Patterns hang on a place, not on the screen.
 */
const fs = `${uniforms}
flat in float conditionFill_code;
flat in float conditionFill_unheard;

float conditionFill_line(vec2 at, vec2 across, float period, float width) {
  float off = abs(mod(dot(at, across), period) - period * 0.5);
  return 1.0 - smoothstep(width * 0.5 - 0.5, width * 0.5 + 0.5, off);
}

float conditionFill_dot(vec2 at, float period, float radius) {
  vec2 cell = floor(at / period);
  vec2 shifted = vec2(at.x + mod(cell.y, 2.0) * period * 0.5, at.y);
  vec2 off = mod(shifted, period) - period * 0.5;
  return 1.0 - smoothstep(radius - 0.5, radius + 0.5, length(off));
}

vec4 conditionFill_paint(float opacity) {
  vec2 at = (gl_FragCoord.xy - conditionFill.anchor) / conditionFill.pixelRatio;
  vec2 rising = vec2(0.7071, -0.7071);
  vec2 falling = vec2(0.7071, 0.7071);
  float strength = conditionFill.patternStrength;
  int code = int(conditionFill_code + 0.5);
  vec4 colour = conditionFill.colour0;
  float base = 0.0;
  float mark = 0.0;
  float marked = 0.0;
  if (code == 1) {
    colour = conditionFill.colour1; base = 0.26; marked = 0.72;
    mark = conditionFill_dot(at, 13.0, 1.3);
  } else if (code == 2) {
    colour = conditionFill.colour2; base = 0.28; marked = 0.78;
    mark = conditionFill_dot(at, 8.0, 1.4);
  } else if (code == 3) {
    colour = conditionFill.colour3; base = 0.34; marked = 0.74;
    mark = conditionFill_line(at, rising, 9.0, 1.6);
  } else if (code == 4) {
    colour = conditionFill.colour4; base = 0.42; marked = 0.82;
    mark = max(conditionFill_line(at, rising, 9.0, 1.5), conditionFill_line(at, falling, 9.0, 1.5));
  } else if (code == 5) {
    colour = conditionFill.colour5; base = 0.1; marked = 0.5;
    mark = conditionFill_line(at, falling, 6.0, 1.1);
    strength = max(strength, 0.35);
  }
  vec4 told = vec4(colour.rgb, mix(base, marked, mark * strength));
  if (conditionFill_unheard > 0.5 && code < 5) {
    float band = conditionFill_line(at, falling, 18.0, 5.0) * max(strength, 0.35);
    told = mix(told, vec4(conditionFill.colour5.rgb, 0.62), band);
  }
  return vec4(told.rgb, told.a * opacity);
}
`;

type Uniforms = Record<string, number | number[]>;

const conditionFillModule = {
  name: 'conditionFill',
  vs,
  fs,
  inject: {
    'vs:#main-end': `
  conditionFill_code = fillColors.r * 255.0;
  conditionFill_unheard = fillColors.b;
  // What is not painted collapses to a point outside, so that it costs no pixel.
  if (conditionFill_code < 0.5 || fillColors.g > 0.5) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
`,
    'fs:DECKGL_FILTER_COLOR': `
  color = conditionFill_paint(color.a);
`,
  },
  uniformTypes: {
    colour0: 'vec4<f32>',
    colour1: 'vec4<f32>',
    colour2: 'vec4<f32>',
    colour3: 'vec4<f32>',
    colour4: 'vec4<f32>',
    colour5: 'vec4<f32>',
    anchor: 'vec2<f32>',
    pixelRatio: 'f32',
    patternStrength: 'f32',
  },
} as const;

/** Where patterns hang, so that they stay on the ground while the map is panned: a place in the city. */
const ANCHOR: [number, number] = [120.3, 31.57];

/** Fills polygons by condition code: hues and patterns are in the shader, a change is one byte a vertex. */
export class ConditionFillExtension extends LayerExtension {
  static override extensionName = 'ConditionFillExtension';
  static override defaultProps = {
    conditionColours: { type: 'array', value: [], compare: true },
    patternStrength: { type: 'number', value: 1 },
  };

  override getShaders(this: Layer<ConditionFillProps>) {
    return { modules: [conditionFillModule] };
  }

  override draw(this: Layer<ConditionFillProps>): void {
    const { viewport, device } = this.context;
    const [x, y] = viewport.project(ANCHOR) as [number, number];
    const [, height] = device.canvasContext!.getDrawingBufferSize();
    const pixelRatio = height / viewport.height;
    const values: Uniforms = {
      anchor: [x * pixelRatio, height - y * pixelRatio],
      pixelRatio,
      patternStrength: this.props.patternStrength,
    };
    CONDITIONS.forEach((_, code) => {
      const colour = this.props.conditionColours[code] ?? [0, 0, 0, 0];
      values[`colour${code}`] = colour.map((part) => part / 255);
    });
    this.setShaderModuleProps({ conditionFill: values });
  }
}
