import { afterEach, describe, expect, it } from 'vitest';
import { baseStyle } from '../../../client/map/base-style.ts';
import type { MapScene } from '../../../client/map/map-scene.ts';
import { PAINT_ORDER } from '../../../client/map/paint-order.ts';
import { warningLabels } from '../../../client/map/warning-labels.ts';
import { coverCorner } from '../../../client/store/map-port.ts';
import { viewStore } from '../../../client/store/view-store.ts';
import type { Warning } from '../../../shared/model/warning.ts';
import { squareAround } from '../../support/cap.ts';
import { aWarning } from '../../support/client/warning.ts';

const BOX: [number, number, number, number] = [119, 30.5, 122, 32.5];
const SIGHT = { box: BOX, pixelDegrees: 0.002 };
const AREA = squareAround([120.3, 31.5]) as [number, number][];
const [west, east] = [Math.min(...AREA.map(([lon]) => lon)), Math.max(...AREA.map(([lon]) => lon))];
const [south, north] = [
  Math.min(...AREA.map(([, lat]) => lat)),
  Math.max(...AREA.map(([, lat]) => lat)),
];
/** Grids beside the area, where its words would stand and those of no other side. */
const gridsBeside = (...sides: ('north' | 'south' | 'east' | 'west')[]) => {
  const at = {
    north: [120.3, north + 0.06],
    south: [120.3, south - 0.06],
    east: [east + 0.2, 31.5],
    west: [west - 0.2, 31.5],
  };
  return sides.flatMap((side) => {
    const [lon, lat] = at[side] as [number, number];
    const steps = [-3, -2, -1, 0, 1, 2, 3].map((step) => step * 0.02);
    return side === 'north' || side === 'south'
      ? steps.flatMap((step) => [lon + step, lat])
      : steps.flatMap((step) => [lon, lat + step]);
  });
};

const labels = (warnings: readonly Warning[], centres: number[], language: 'zh' | 'en' = 'zh') =>
  warningLabels(
    {
      live: { warnings, coverage: { centres } },
      view: { ...viewStore.getState(), language },
      scale: 1,
    } as unknown as MapScene,
    { shownAlarms: [] },
    SIGHT,
  );

afterEach(() => coverCorner({ right: 0, bottom: 0 }));

describe('the words of an official warning on the map', () => {
  it('stand once, outside of that side of its area where no grids lie', () => {
    const [label, ...more] = labels([aWarning()], gridsBeside('north', 'south', 'west'));
    expect(more).toEqual([]);
    expect(label).toMatchObject({ anchor: 'left' });
    expect(label?.lon).toBeCloseTo(east, 6);
    const [below] = labels([aWarning()], gridsBeside('north', 'east', 'west'));
    expect(below).toMatchObject({ anchor: 'top' });
    expect(below?.lat).toBeCloseTo(south, 6);
  });

  it('are not written under what covers the corner, nor over the words of another warning', () => {
    const everywhereButNorth = gridsBeside('south', 'east', 'west');
    expect(labels([aWarning()], everywhereButNorth)[0]?.anchor).toBe('bottom');
    coverCorner({ right: 1_500, bottom: 545 });
    expect(labels([aWarning()], everywhereButNorth)[0]?.anchor).not.toBe('bottom');
    coverCorner({ right: 0, bottom: 0 });
    const two = labels([aWarning({ id: 1 }), aWarning({ id: 2 })], everywhereButNorth);
    expect(new Set(two.map(({ anchor }) => anchor)).size).toBe(2);
  });

  it('are drawn above symbols and break in no word', () => {
    expect(PAINT_ORDER.indexOf('warning-label')).toBeGreaterThan(PAINT_ORDER.indexOf('SYMBOLS'));
    const layer = baseStyle('dark').layers.find(({ id }) => id === 'warning-label');
    const [label] = labels([aWarning()], [], 'en');
    const longest = Math.max(...label!.text.split('\n').map((line) => line.length));
    expect(layer?.layout).toMatchObject({ 'text-max-width': expect.any(Number) });
    expect((layer!.layout as { 'text-max-width': number })['text-max-width']).toBeGreaterThan(
      longest,
    );
  });
});
