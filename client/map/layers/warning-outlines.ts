import type { Layer } from '@deck.gl/core';
import { withoutBends } from '../../../shared/geo/without-bends.ts';
import type { Warning } from '../../../shared/model/warning.ts';
import type { Rgba } from '../map-palette.ts';
import { pixelDegreesAt } from '../map-scene.ts';
import { AMONG_AREAS, FLAT } from './placement.ts';
import { RibbonLayer } from './ribbon-layer.ts';

/** A soft band with a firm line in it, in CSS pixels: no other outline on the map looks so. */
const BAND = { width: 6, opacity: 0.3 };
const LINE = { width: 2.2, opacity: 1 };

/**
 * Bends smaller than this are left out, in CSS pixels of a desk. Boundaries are 100 m fine: from afar a wide line along all
 * their corners crosses itself at every second and looks torn.
 */
const SMALLEST_BEND = 1.5;

type WarningsInput = {
  warnings: readonly Warning[];
  /** Whole and half steps (MapScene). */
  zoom: number;
  /** Colour of a level; of `null` for a warning that has none. */
  colourOf(level: Warning['level'], opacity: number): Rgba;
  /** How much larger than at a desk things are drawn (MapScene). */
  scale: number;
  opacity: number;
  visible: boolean;
};

/** Official warnings: outlines in their official colour and never a fill, which is what risk has (DESK.md). */
export function warningLayers(input: WarningsInput): Layer[] {
  const { warnings, zoom, colourOf, scale, ...shown } = input;
  const tolerance = SMALLEST_BEND * scale * pixelDegreesAt(zoom);
  return [
    new RibbonLayer<Warning>({
      ...shown,
      ...AMONG_AREAS,
      id: 'warnings-outline',
      data: warnings,
      pickable: false,
      parameters: FLAT,
      getRibbons: ({ outline, level }) =>
        withoutBends(outline.coordinates.flat(), tolerance).flatMap((path) =>
          [BAND, LINE].map(({ width, opacity }) => ({
            path,
            colour: colourOf(level, opacity),
            width: width * scale,
          })),
        ),
      updateTriggers: { getRibbons: [colourOf, scale, zoom] },
    }),
  ];
}
