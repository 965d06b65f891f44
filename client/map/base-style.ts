import type {
  ExpressionSpecification,
  LayerSpecification,
  LineLayerSpecification,
  SourceSpecification,
  StyleSpecification,
} from 'maplibre-gl';
import type { Theme } from '../ui/palette.ts';
import { labels } from './base-labels.ts';
import { BASE_COLOURS, type BaseColours } from './map-palette.ts';
import {
  AREA_SOURCE,
  type AreaStep,
  type PaintStep,
  SOURCES,
  type SourceId,
  type WaterStep,
} from './paint-order.ts';
import { zoomed } from './zoomed.ts';

/** Below these zooms the finer lines are not there at all. */
export const FROM_ZOOM = { town: 9.6, community: 11.6, grid: 12.6 };

const EMPTY: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] };

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
