import type {
  ExpressionSpecification,
  LayerSpecification,
  LineLayerSpecification,
  SourceSpecification,
  StyleSpecification,
} from 'maplibre-gl';
import type { Theme } from '../ui/palette.ts';
import { BASE_COLOURS, type BaseColours } from './map-palette.ts';
import {
  AREA_SOURCE,
  type AreaStep,
  type PaintStep,
  SOURCES,
  type SourceId,
  type WaterStep,
} from './paint-order.ts';

/**
 * The family that labels are drawn with. The style names no glyphs address, so maplibre draws every
 * letter from this font itself and never asks anybody for one.
 */
export const LABEL_FONT = ['Noto Sans SC Variable'];

/** Below these zooms the finer lines and names are not there at all. */
const FROM_ZOOM = {
  town: 9.6,
  community: 11.6,
  grid: 12.6,
  townText: 10.6,
  communityText: 13,
};

/** No line is as long: a word is broken nowhere. */
const UNBROKEN_EMS = 60;

const EMPTY: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] };

const zoomed = (...stops: number[]): ExpressionSpecification =>
  ['interpolate', ['linear'], ['zoom'], ...stops] as ExpressionSpecification;

function sources(): Record<SourceId, SourceSpecification> {
  const entries = SOURCES.map((id): [SourceId, SourceSpecification] => [
    id,
    { type: 'geojson', data: EMPTY },
  ]);
  return Object.fromEntries(entries) as Record<SourceId, SourceSpecification>;
}

/** What a layer draws of a source that others share. */
const partOf = (source: SourceId, step: AreaStep | WaterStep) => ({
  source,
  filter: ['==', ['get', 'step'], step] as ExpressionSpecification,
});

const line = (
  id: PaintStep,
  part: ReturnType<typeof partOf>,
  colour: string,
  width: ExpressionSpecification | number,
): LineLayerSpecification => ({
  id,
  type: 'line',
  ...part,
  // No line is wide enough for a round corner to be seen, and each costs a fan of triangles.
  layout: { 'line-join': 'bevel', 'line-cap': 'butt' },
  paint: { 'line-color': colour, 'line-width': width },
});

function areaLine(
  step: AreaStep,
  colour: string,
  width: ExpressionSpecification,
  { minzoom = 0, dash }: { minzoom?: number; dash?: number[] } = {},
): LineLayerSpecification {
  const { paint, ...plain } = line(step, partOf(AREA_SOURCE[step], step), colour, width);
  const dashed = dash ? { 'line-dasharray': dash } : {};
  return { ...plain, minzoom, paint: { ...paint, ...dashed } };
}

function lines(colours: BaseColours): LayerSpecification[] {
  const { town, community, grid } = FROM_ZOOM;
  return [
    areaLine('grid-line', colours.grid, zoomed(grid, 0.5, 16, 1), { minzoom: grid }),
    areaLine('community-line', colours.community, zoomed(community, 0.5, 16, 1.4), {
      minzoom: community,
    }),
    areaLine('town-line', colours.town, zoomed(town, 0.5, 15, 1.8), { minzoom: town }),
    areaLine('functional-line', colours.town, zoomed(9, 0.8, 15, 2), { minzoom: 10, dash: [4, 3] }),
    areaLine('county-line', colours.county, zoomed(8, 0.8, 15, 2.4)),
  ];
}

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

const liveText = (colours: BaseColours) => ({
  'text-color': colours.countyText,
  'text-halo-color': colours.halo,
  'text-halo-width': 1.6,
});

/** Words beside symbols: where they stand is fixed, so that they are read as the symbol's own. */
function liveLabel(colours: BaseColours): LayerSpecification {
  return {
    id: 'live-label',
    type: 'symbol',
    source: 'live-label',
    filter: ['all', ['!=', ['get', 'anchor'], 'center'], ['!', ['has', 'of']]],
    layout: {
      'icon-image': ['get', 'icon'],
      'icon-allow-overlap': true,
      'icon-padding': 0,
      'text-optional': true,
      'text-field': ['get', 'text'],
      'text-font': LABEL_FONT,
      'text-size': ['get', 'size'],
      'text-offset': ['get', 'offset'],
      'text-anchor': ['get', 'anchor'],
      'text-justify': 'auto',
      'text-max-width': 12,
      'text-padding': 2,
      'text-line-height': 1.25,
      'symbol-sort-key': ['get', 'rank'],
    },
    paint: liveText(colours),
  };
}

/** The level of a grid, wherever in it there is room. */
function gridLabel(colours: BaseColours): LayerSpecification {
  return {
    id: 'grid-label',
    type: 'symbol',
    source: 'live-label',
    filter: ['==', ['get', 'anchor'], 'center'],
    layout: {
      'text-field': ['get', 'text'],
      'text-font': LABEL_FONT,
      'text-size': ['get', 'size'],
      'text-variable-anchor': ['center', 'bottom', 'top', 'left', 'right'],
      'text-radial-offset': 1.1,
      'text-padding': 1,
      'symbol-sort-key': ['get', 'rank'],
    },
    paint: liveText(colours),
  };
}

/** Words of official warnings: above symbols, where their place has been chosen, in lines of their own. */
function warningLabel(colours: BaseColours): LayerSpecification {
  return {
    id: 'warning-label',
    type: 'symbol',
    source: 'live-label',
    filter: ['==', ['get', 'of'], 'warning'],
    layout: {
      'text-field': ['get', 'text'],
      'text-font': LABEL_FONT,
      'text-size': ['get', 'size'],
      'text-anchor': ['get', 'anchor'],
      'text-offset': ['get', 'offset'],
      'text-justify': 'auto',
      'text-max-width': UNBROKEN_EMS,
      'text-padding': 1,
      'symbol-sort-key': ['get', 'rank'],
    },
    paint: { ...liveText(colours), 'text-halo-width': 2.4 },
  };
}

function labels(colours: BaseColours, scale: number): LayerSpecification[] {
  const sized = (from: number, small: number, to: number, large: number) =>
    zoomed(from, small * scale, to, large * scale);
  const { townText, communityText } = FROM_ZOOM;
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
      minzoom: communityText,
      maxzoom: 24,
    }),
    areaLabel('town', halo, {
      colour: colours.townText,
      size: sized(10, 11, 15, 17),
      minzoom: townText,
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

/**
 * The bundled base map: land, water, lines, names, all from files of our own. What the configuration
 * names is laid over its land and water (follow-base-map.ts).
 * @param scale how much larger than on a desk names are written
 */
export function baseStyle(theme: Theme, scale = 1): StyleSpecification {
  const colours = BASE_COLOURS[theme];
  const [water, river] = [partOf('ground', 'water'), partOf('ground', 'river')];
  return {
    version: 8,
    sources: sources(),
    layers: [
      { id: 'land', type: 'background', paint: { 'background-color': colours.land } },
      {
        id: 'water',
        type: 'fill',
        ...water,
        paint: { 'fill-color': colours.water, 'fill-antialias': false },
      },
      line('shore', water, colours.shore, zoomed(8, 0.6, 14, 1.2)),
      line('river', river, colours.river, zoomed(8, 0.8, 14, 3)),
      {
        id: 'outside',
        type: 'fill',
        ...partOf(AREA_SOURCE.outside, 'outside'),
        paint: { 'fill-color': colours.outside, 'fill-antialias': false },
      },
      ...lines(colours),
      ...labels(colours, scale),
    ],
  };
}

/** Every paint property that differs between two themes: a switch repaints, it does not rebuild. */
export function themeChanges(theme: Theme): [layer: string, name: string, value: unknown][] {
  return baseStyle(theme).layers.flatMap(({ id, paint }) =>
    Object.entries(paint ?? {})
      .filter(([name]) => name.endsWith('-color'))
      .map(([name, value]): [string, string, unknown] => [id, name, value]),
  );
}
