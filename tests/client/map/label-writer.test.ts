import type { GeoJSONSource, MapLibreMap } from 'maplibre-gl';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createLabelWriter } from '../../../client/map/label-writer.ts';

vi.mock('../../../client/map/label-font.ts', () => ({ lettersOf: async () => undefined }));

const labels = (...texts: string[]): GeoJSON.FeatureCollection => ({
  type: 'FeatureCollection',
  features: texts.map((text) => ({
    type: 'Feature',
    properties: { text },
    geometry: { type: 'Point', coordinates: [120.3, 31.5] },
  })),
});

/** A map whose source of live labels can be another one, or fail. */
function mapOf() {
  const said: string[] = [];
  let fails = false;
  const source = () => ({
    async setData({ features }: GeoJSON.FeatureCollection) {
      if (fails) throw new Error('the worker is gone');
      said.push(features.map(({ properties }) => properties?.text).join(' '));
    },
  });
  let current = source();
  const map = { style: {}, getSource: () => current as unknown as GeoJSONSource };
  return {
    map: map as unknown as MapLibreMap,
    said,
    restyle: () => {
      current = source();
    },
    fail: (now: boolean) => {
      fails = now;
    },
  };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('labels beside symbols', () => {
  afterEach(() => vi.restoreAllMocks());

  it('are handed to the map when they say something else, and not again while they do not', async () => {
    const { map, said } = mapOf();
    const writer = createLabelWriter(map);
    for (const set of [labels(), labels('泵站'), labels('泵站'), labels('泵站', '桥'), labels()]) {
      writer.give(set);
      await settled();
    }
    expect(said).toEqual(['泵站', '泵站 桥', '']);
  });

  it('are handed on again to another style, which knows nothing of them', async () => {
    const { map, said, restyle } = mapOf();
    const writer = createLabelWriter(map);
    writer.give(labels('泵站'));
    await settled();
    restyle();
    writer.give(labels('泵站'));
    await settled();
    expect(said).toEqual(['泵站', '泵站']);
  });

  it('are handed on again after a failure', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { map, said, fail } = mapOf();
    const writer = createLabelWriter(map);
    fail(true);
    writer.give(labels('泵站'));
    await settled();
    expect(log).toHaveBeenCalledOnce();
    fail(false);
    writer.give(labels('泵站'));
    await settled();
    expect(said).toEqual(['泵站']);
  });
});
