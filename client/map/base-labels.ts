import type {
  ExpressionSpecification,
  LayerSpecification,
  SymbolLayerSpecification,
} from 'maplibre-gl';
import type { BaseColours } from './map-palette.ts';
import { zoomed } from './zoomed.ts';

/**
 * The family that labels are drawn with. The style names no glyphs address, so maplibre draws every
 * letter from this font itself and never asks anybody for one.
 */
export const LABEL_FONT = ['Noto Sans SC Variable'];

/** No line is as long: a word is broken nowhere. */
const UNBROKEN_EMS = 60;

type LabelLook = {
  colour: string;
  size: ExpressionSpecification;
  minzoom: number;
  maxzoom: number;
  spacing?: number;
};

const areaLabel = (level: string, halo: string, look: LabelLook): LayerSpecification => ({
  id: `${level}-label`,
  type: 'symbol',
  source: 'area-label',
  filter: ['==', ['get', 'level'], level],
  minzoom: look.minzoom,
  maxzoom: look.maxzoom,
  layout: {
    'text-field': ['get', 'name'],
    'text-font': LABEL_FONT,
    'text-size': look.size,
    'text-letter-spacing': look.spacing ?? 0.04,
    'text-max-width': 7,
    'text-padding': 6,
  },
  paint: { 'text-color': look.colour, 'text-halo-color': halo, 'text-halo-width': 1.4 },
});

type Layout = NonNullable<SymbolLayerSpecification['layout']>;

/** Words that change with what is watched. */
const liveLayer = (
  id: string,
  filter: SymbolLayerSpecification['filter'],
  colours: BaseColours,
  layout: Layout,
  haloPixels = 1.6,
): LayerSpecification => ({
  id,
  type: 'symbol',
  source: 'live-label',
  ...(filter && { filter }),
  layout: {
    'text-field': ['get', 'text'],
    'text-font': LABEL_FONT,
    'text-size': ['get', 'size'],
    'symbol-sort-key': ['get', 'rank'],
    ...layout,
  },
  paint: {
    'text-color': colours.countyText,
    'text-halo-color': colours.halo,
    'text-halo-width': haloPixels,
  },
});

/** Where words stand is fixed, so that they are read as their symbol's own. */
const FIXED: Layout = {
  'text-offset': ['get', 'offset'],
  'text-anchor': ['get', 'anchor'],
  'text-justify': 'auto',
};

/** Words beside symbols. */
const liveLabel = (colours: BaseColours): LayerSpecification =>
  liveLayer(
    'live-label',
    ['all', ['!=', ['get', 'anchor'], 'center'], ['!', ['has', 'of']]],
    colours,
    {
      ...FIXED,
      'icon-image': ['get', 'icon'],
      'icon-allow-overlap': true,
      'icon-padding': 0,
      'text-optional': true,
      'text-max-width': 12,
      'text-padding': 2,
      'text-line-height': 1.25,
    },
  );

/** The level of a grid, wherever in it there is room. */
const gridLabel = (colours: BaseColours): LayerSpecification =>
  liveLayer('grid-label', ['==', ['get', 'anchor'], 'center'], colours, {
    'text-variable-anchor': ['center', 'bottom', 'top', 'left', 'right'],
    'text-radial-offset': 1.1,
    'text-padding': 1,
  });

/** Words of official warnings: above symbols, where their place has been chosen, in lines of their own. */
const warningLabel = (colours: BaseColours): LayerSpecification =>
  liveLayer(
    'warning-label',
    ['==', ['get', 'of'], 'warning'],
    colours,
    { ...FIXED, 'text-max-width': UNBROKEN_EMS, 'text-padding': 1 },
    2.4,
  );

/** Below these zooms the finer names are not there at all. */
const FROM_ZOOM = { town: 10.6, community: 13 };

/**
 * The layers of all names and words on the map, from below.
 * @param scale how much larger than on a desk names are written
 */
export function labels(colours: BaseColours, scale: number): LayerSpecification[] {
  const sized = (from: number, small: number, to: number, large: number) =>
    zoomed(from, small * scale, to, large * scale);
  const { halo } = colours;
  return [
    areaLabel('water', halo, {
      colour: colours.waterText,
      size: sized(8, 12, 12, 18),
      minzoom: 8,
      maxzoom: 24,
      spacing: 0.4,
    }),
    areaLabel('community', halo, {
      colour: colours.communityText,
      size: sized(13, 11, 17, 14),
      minzoom: FROM_ZOOM.community,
      maxzoom: 24,
    }),
    areaLabel('town', halo, {
      colour: colours.townText,
      size: sized(10, 11, 15, 17),
      minzoom: FROM_ZOOM.town,
      maxzoom: 15,
      spacing: 0.08,
    }),
    gridLabel(colours),
    liveLabel(colours),
    areaLabel('county', halo, {
      colour: colours.countyText,
      size: sized(8, 12, 12, 20),
      minzoom: 0,
      maxzoom: 12.5,
      spacing: 0.14,
    }),
    warningLabel(colours),
  ];
}
