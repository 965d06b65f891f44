import type { Layer } from '@deck.gl/core';
import { describe, expect, it } from 'vitest';
import type { Ribbon } from '../../../client/map/layers/ribbon-mesh.ts';
import { warningLayers } from '../../../client/map/layers/warning-outlines.ts';
import type { Rgba } from '../../../client/map/map-palette.ts';
import { worstFirst } from '../../../client/situation/warning-order.ts';
import type { Warning } from '../../../shared/model/warning.ts';
import { aWarning } from '../../support/client/warning.ts';

const warning = (id: number, level: Warning['level']): Warning => aWarning({ id, level });

const LOOK = { zoom: 9, scale: 1, opacity: 1, visible: true };

const ribbonsOf = ([layer]: Layer[], row: Warning): Ribbon[] =>
  (layer!.props as unknown as { getRibbons(row: Warning): Ribbon[] }).getRibbons(row);

const widthsOf = (layers: Layer[], row: Warning): number[] =>
  ribbonsOf(layers, row).map(({ width }) => width);

/** A square of half a degree whose southern side has a corner every 200 m, 50 m to and fro. */
const torn = (): Warning => {
  const south = Array.from({ length: 250 }, (_, at) => [
    120 + at * 0.002,
    31.3 + (at % 2) * 0.0005,
  ]);
  const ring = [...south, [120.5, 31.8], [120, 31.8], [120, 31.3]] as [number, number][];
  return { ...warning(1, 'orange'), outline: { type: 'MultiPolygon', coordinates: [[ring]] } };
};

describe('official warnings on the map', () => {
  it('are outlines in their own colour, and fill nothing: a fill is risk', () => {
    const asked: unknown[] = [];
    const colourOf = (level: Warning['level']): Rgba => {
      asked.push(level);
      return [1, 2, 3, 4];
    };
    const warnings = [warning(1, 'orange')];
    const layers = warningLayers({ warnings, colourOf, ...LOOK });
    expect(layers.map(({ id }) => id)).toEqual(['warnings-outline']);
    expect(widthsOf(layers, warnings[0]!)).toEqual([6, 2.2]);
    expect(asked).toEqual(['orange', 'orange']);
  });

  it('are as much thicker on a large screen as everything else that is drawn', () => {
    const warnings = [warning(1, 'orange')];
    const colourOf = (): Rgba => [1, 2, 3, 4];
    const layers = warningLayers({ warnings, colourOf, ...LOOK, scale: 2 });
    expect(widthsOf(layers, warnings[0]!)).toEqual([12, 4.4]);
  });

  it('leave out from afar what is too small to see, and nothing when near', () => {
    const one = torn();
    const colourOf = (): Rgba => [1, 2, 3, 4];
    const cornersAt = (zoom: number) =>
      ribbonsOf(warningLayers({ warnings: [one], colourOf, ...LOOK, zoom }), one)[0]!.path.length;
    expect(cornersAt(8)).toBe(5);
    expect(cornersAt(15)).toBe(253);
    expect(one.outline.coordinates[0]![0]).toHaveLength(253);
  });

  it('are drawn although one ring encloses nothing, as a repair may leave it', () => {
    const [a, b, c] = [
      [120, 31],
      [120.1, 31.1],
      [120.2, 31.2],
    ] as [number, number][];
    const slivers = [
      [a!, b!, c!, a!],
      [a!, a!, a!, a!],
    ];
    const one = torn();
    one.outline.coordinates.push(...slivers.map((ring) => [ring]));
    const colourOf = (): Rgba => [1, 2, 3, 4];
    const ribbons = ribbonsOf(warningLayers({ warnings: [one], colourOf, ...LOOK }), one);
    expect(ribbons).toHaveLength(6);
  });

  it('are told worst first, and of equals the newest', () => {
    const all = [warning(1, 'blue'), warning(2, null), warning(3, 'red'), warning(4, 'red')];
    expect(worstFirst(all).map(({ id }) => id)).toEqual([4, 3, 1, 2]);
  });
});
