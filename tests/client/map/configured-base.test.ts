import type { StyleSpecification } from 'maplibre-gl';
import { describe, expect, it } from 'vitest';
import { LABEL_FONT } from '../../../client/map/base-labels.ts';
import { baseOfStyle, baseOfTianditu } from '../../../client/map/configured-base.ts';

const STYLE: StyleSpecification = {
  version: 8,
  sprite: '/sprites/city',
  glyphs: 'https://letters.example/{fontstack}/{range}.pbf',
  sources: {
    streets: { type: 'vector', tiles: ['../tiles/{z}/{x}/{y}.pbf'] },
    parks: { type: 'geojson', data: 'https://other.example/parks.json' },
  },
  layers: [
    { id: 'land', type: 'background', paint: { 'background-color': '#123456' } },
    {
      id: 'names',
      type: 'symbol',
      source: 'streets',
      'source-layer': 'street',
      layout: { 'text-field': ['get', 'name'], 'text-font': ['Open Sans Regular'] },
    },
  ],
};

describe('a configured style', () => {
  const base = baseOfStyle(STYLE, 'https://maps.example/styles/city.json');

  it('keeps its names apart from ours', () => {
    expect(Object.keys(base.sources)).toEqual(['base-map:streets', 'base-map:parks']);
    expect(base.layers.map(({ id }) => id)).toEqual(['base-map:land', 'base-map:names']);
    expect(base.layers[1]).toMatchObject({ source: 'base-map:streets', 'source-layer': 'street' });
  });

  it('has its addresses resolved from where it came, tiles included', () => {
    expect(base.sources['base-map:streets']).toMatchObject({
      tiles: ['https://maps.example/tiles/{z}/{x}/{y}.pbf'],
    });
    expect(base.sources['base-map:parks']).toMatchObject({
      data: 'https://other.example/parks.json',
    });
    expect(base.sprite).toBe('https://maps.example/sprites/city');
  });

  it('is lettered from the bundled font, so that no glyphs are asked for', () => {
    expect(base.layers[1]).toMatchObject({ layout: { 'text-font': LABEL_FONT } });
  });
});

describe('Tianditu', () => {
  it('is asked in web Mercator, with the key, for the picture and its names', () => {
    const base = baseOfTianditu('abcdef1234567890', 'dark');
    const source = base.sources['base-map:cva'] as { tiles: string[] };
    expect(base.layers.map(({ id }) => id)).toEqual(['base-map:vec', 'base-map:cva']);
    expect(source.tiles).toHaveLength(8);
    expect(source.tiles[3]).toMatch(
      /^https:\/\/t3\.tianditu\.gov\.cn\/cva_w\/wmts\?.*TILEMATRIXSET=w.*TILEMATRIX=\{z\}.*&tk=abcdef1234567890$/,
    );
    expect(base.credits).toEqual(['天地图']);
  });

  it('is made quiet under a dark screen', () => {
    const dimmed = baseOfTianditu('abcdef1234567890', 'dark').layers[0];
    const plain = baseOfTianditu('abcdef1234567890', 'light').layers[0];
    expect(dimmed?.paint).toMatchObject({ 'raster-brightness-max': 0.34 });
    expect(plain?.paint).toMatchObject({ 'raster-brightness-max': 1 });
  });
});
