import { describe, expect, it } from 'vitest';
import { type LinkedView, readView, writeView } from '../../../client/store/view-url.ts';

const usual: LinkedView = readView('console', '');

const reopened = (view: LinkedView): LinkedView => readView(view.desk, `?${writeView(view)}`);

describe('a link to a view', () => {
  it('is empty when everything is as usual', () => {
    expect(writeView(usual)).toBe('');
  });

  it('opens the same view again', () => {
    const view: LinkedView = {
      ...usual,
      camera: { lon: 120.30123, lat: 31.57456, zoom: 12.5, bearing: 30, pitch: 20 },
      layers: {
        ...usual.layers,
        units: { visible: false, opacity: 1 },
        'hazard-areas': { visible: true, opacity: 0.6 },
      },
      order: ['alarms', ...usual.order.filter((id) => id !== 'alarms')],
      filters: {
        areas: ['320211', '320213001'],
        levels: ['red', 'unknown'],
        types: ['gas'],
        maxAgeSeconds: 600,
        text: '鼋头渚 & 湖',
      },
      selection: { kind: 'grid', id: '320211001001001' },
      language: 'en',
      theme: 'light',
      panels: [],
    };
    expect(reopened(view)).toEqual(view);
  });

  it('leaves alone what no link carries: going back takes no digging and no tint off the map', () => {
    for (const name of ['hovered', 'measuring', 'asked', 'works', 'told', 'tint', 'laidOver']) {
      expect(usual).not.toHaveProperty(name);
    }
  });

  it('keeps a north-up camera short', () => {
    const camera = { lon: 120.3, lat: 31.57, zoom: 10, bearing: 0, pitch: 0 };
    expect(writeView({ ...usual, camera })).toBe('at=120.3,31.57,10');
  });

  it('keeps the studio light without saying so', () => {
    const studio = readView('studio', '');
    expect(studio.theme).toBe('light');
    expect(readView('console', 'theme=light').theme).toBe('light');
  });
});

describe('a link that says something wrong', () => {
  it.each([
    ['a place off the earth', 'at=500,31,10'],
    ['half a place', 'at=120.3'],
    ['words for a place', 'at=a,b,c'],
    ['no such layer', 'layers=moon,-sun:40'],
    ['no such level', 'levels=green'],
    ['no such kind', 'select=person:17'],
    ['an id without end', `select=grid:${'9'.repeat(65)}`],
    ['a negative age', 'age=-5'],
    ['an unknown language', 'lang=fr'],
  ])('opens as usual: %s', (_, query) => {
    expect(writeView(readView('console', query))).toBe('');
  });
});
