import { describe, expect, it } from 'vitest';
import { baseStyle } from '../../../client/map/base-style.ts';

/** What the painter clips tile by tile. */
const CLIPPED = ['fill', 'line'];
/** Seen from the whole city down; what comes with the finer lines is a source more. */
const WHOLE_CITY_ZOOM = 9.2;

const sourcesAt = (zoom: number): string[] => {
  const clipped = baseStyle('dark').layers.filter(
    ({ type, minzoom = 0 }) => CLIPPED.includes(type) && minzoom <= zoom,
  );
  return [...new Set(clipped.map((layer) => ('source' in layer ? String(layer.source) : '')))];
};

describe('the base map', () => {
  it('draws all fills and lines of the whole city from one source: each more is a pass a frame', () => {
    expect(sourcesAt(WHOLE_CITY_ZOOM)).toEqual(['ground']);
  });

  it('names a step for every layer of that source, so that none draws what is another’s', () => {
    const ground = baseStyle('light').layers.filter(
      (layer) => 'source' in layer && layer.source === 'ground',
    );
    const steps = ground.map((layer) => [layer.id, 'filter' in layer && layer.filter]);
    const step = (name: string) => ['==', ['get', 'step'], name];
    expect(Object.fromEntries(steps)).toEqual({
      water: step('water'),
      shore: step('water'),
      river: step('river'),
      outside: step('outside'),
      'town-line': step('town-line'),
      'functional-line': step('functional-line'),
      'county-line': step('county-line'),
    });
  });
});
