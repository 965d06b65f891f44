import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';
import type { Theme } from '../ui/palette.ts';
import { LABEL_FONT } from './base-labels.ts';

/** What is put under our own layers, ready for the map. */
export type ConfiguredBase = {
  sources: Record<string, SourceSpecification>;
  layers: LayerSpecification[];
  sprite: string | null;
  /** Plain text: whom the map comes from. */
  credits: string[];
};

/** Keeps the names of a foreign style apart from ours. */
const PREFIX = 'base-map:';
const TIANDITU = { hosts: [0, 1, 2, 3, 4, 5, 6, 7], maxzoom: 18, credit: '天地图' };

const named = (name: string): string => `${PREFIX}${name}`;

/** A relative address as the style means it; braces of a tile address stay as they are. */
const absolute = (address: string, base: string): string => {
  if (/^[a-z]+:/i.test(address)) return address;
  return decodeURI(new URL(address, base).href);
};

function sourceOf(source: SourceSpecification, base: string): SourceSpecification {
  const copy: Record<string, unknown> = { ...source };
  for (const field of ['url', 'data']) {
    const address = copy[field];
    if (typeof address === 'string') copy[field] = absolute(address, base);
  }
  if (Array.isArray(copy.tiles)) {
    copy.tiles = copy.tiles.map((tile: string) => absolute(tile, base));
  }
  return copy as SourceSpecification;
}

/** Letters are always drawn from the bundled font: a glyph server would be asked for ours as well. */
function layerOf(layer: LayerSpecification): LayerSpecification {
  const copy = { ...layer, id: named(layer.id) } as LayerSpecification;
  if ('source' in copy && typeof copy.source === 'string') copy.source = named(copy.source);
  if (copy.type === 'symbol') copy.layout = { ...copy.layout, 'text-font': LABEL_FONT };
  return copy;
}

const plainText = (credit: string): string =>
  (new DOMParser().parseFromString(credit, 'text/html').body.textContent ?? '').trim();

/** A style of somebody else as layers that may lie under ours. @param address where it came from */
export function baseOfStyle(style: StyleSpecification, address: string): ConfiguredBase {
  const sources = Object.entries(style.sources);
  const credits = sources.flatMap(([, source]) =>
    'attribution' in source && source.attribution ? [plainText(source.attribution)] : [],
  );
  return {
    sources: Object.fromEntries(
      sources.map(([name, source]) => [named(name), sourceOf(source, address)]),
    ),
    layers: style.layers.map(layerOf),
    sprite: typeof style.sprite === 'string' ? absolute(style.sprite, address) : null,
    credits: [...new Set(credits)],
  };
}

type RasterPaint = 'raster-brightness-max' | 'raster-saturation' | 'raster-contrast';

/** Paint that makes a light raster map quiet enough to lie under a dark screen. */
export const rasterPaint = (theme: Theme): Record<RasterPaint, number> =>
  theme === 'dark'
    ? { 'raster-brightness-max': 0.34, 'raster-saturation': -0.7, 'raster-contrast': 0.1 }
    : { 'raster-brightness-max': 1, 'raster-saturation': -0.3, 'raster-contrast': 0 };

/** DOMAIN.md, Tianditu: the matrix set `w` is web Mercator, its datum is not shifted. */
const tiandituTiles = (layer: string, key: string): string[] =>
  TIANDITU.hosts.map(
    (host) =>
      `https://t${host}.tianditu.gov.cn/${layer}_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=${layer}&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk=${key}`,
  );

/** 天地图: its vector picture and the names on it, as raster tiles. */
export function baseOfTianditu(key: string, theme: Theme): ConfiguredBase {
  const source = (layer: string): SourceSpecification => ({
    type: 'raster',
    tiles: tiandituTiles(layer, key),
    tileSize: 256,
    maxzoom: TIANDITU.maxzoom,
  });
  const layer = (name: string): LayerSpecification => ({
    id: named(name),
    type: 'raster',
    source: named(name),
    paint: rasterPaint(theme),
  });
  return {
    sources: { [named('vec')]: source('vec'), [named('cva')]: source('cva') },
    layers: [layer('vec'), layer('cva')],
    sprite: null,
    credits: [TIANDITU.credit],
  };
}
