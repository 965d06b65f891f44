import { ICON_MAPPING } from '../icons/atlas.ts';
import { iconNames } from '../icons/icon-names.ts';
import type { Rgba } from '../map-palette.ts';
import type { UnitRows } from '../unit-rows.ts';
import { FlatIconLayer } from './flat-icon-layer.ts';
import { AMONG_SYMBOLS, FLAT, type Placed } from './placement.ts';
import type { AtlasTexture } from './symbols.ts';

/**
 * The units as deck.gl takes them. The object stays the same for the same units: only the wrapper of
 * `getPosition` is renewed, so that positions are sent again and icons are not looked at.
 */
export type UnitData = {
  length: number;
  attributes: { getPosition: { value: Float64Array; size: 2 } };
};

/** @param places `[lon, lat]` pairs that are written in place while units move */
export const unitData = (places: Float64Array): UnitData => ({
  length: places.length / 2,
  attributes: { getPosition: { value: places, size: 2 } },
});

/** Says that the places were written anew. */
export function renewPositions(data: UnitData): void {
  data.attributes.getPosition = { value: data.attributes.getPosition.value, size: 2 };
}

export type UnitsInput = {
  rows: UnitRows;
  data: UnitData;
  /** Rises whenever positions were renewed. */
  step: number;
  /** Opacity of each unit by its age, 0 to 255. */
  alphas: Uint8Array;
  /** Degrees clockwise from north; NaN: it stands. */
  headings: Float32Array;
  atlas: AtlasTexture;
  accent: Rgba;
  sizePx: number;
  /** From far: a dot each, and no arrows. */
  far: boolean;
  opacity: number;
  visible: boolean;
};

type Row = { index: number };

/** Units by type and status, and an arrow ahead of those that drive. */
export function unitsLayers(input: UnitsInput) {
  const { rows, data, step, alphas, headings, atlas, accent, sizePx, far, opacity, visible } =
    input;
  const icons = far ? rows.dots : rows.icons;
  const common = {
    data: data as never,
    iconAtlas: atlas,
    iconMapping: ICON_MAPPING,
    getSize: sizePx,
    sizeUnits: 'pixels',
    alphaCutoff: 0.02,
    opacity,
    visible,
    pickable: false,
    parameters: FLAT,
    ...AMONG_SYMBOLS,
  } as const;
  const bodies = new FlatIconLayer<unknown, Placed>({
    ...common,
    id: 'units',
    getIcon: (_: unknown, { index }: Row) => icons[index]!,
    getColor: (_: unknown, { index }: Row) => [255, 255, 255, alphas[index]!],
    updateTriggers: { getPosition: step, getIcon: icons, getColor: alphas, getSize: sizePx },
  });
  const [red, green, blue] = accent;
  const arrows = new FlatIconLayer<unknown, Placed>({
    ...common,
    id: 'unit-headings',
    visible: visible && !far,
    getIcon: () => iconNames.heading,
    // deck.gl turns anticlockwise; compasses turn the other way.
    getAngle: (_: unknown, { index }: Row) => -(headings[index] || 0),
    getColor: (_: unknown, { index }: Row) => [
      red,
      green,
      blue,
      Number.isNaN(headings[index]!) ? 0 : alphas[index]!,
    ],
    updateTriggers: {
      getPosition: step,
      getAngle: headings,
      getColor: [headings, alphas, accent],
      getSize: sizePx,
    },
  });
  return [arrows, bodies];
}
