import type { Layer } from '@deck.gl/core';
import { describe, expect, it } from 'vitest';
import type { Ribbon } from '../../../client/map/layers/ribbon-mesh.ts';
import { warningLayers } from '../../../client/map/layers/warning-outlines.ts';
import type { Rgba } from '../../../client/map/map-palette.ts';
import { worstFirst } from '../../../client/situation/warning-order.ts';
import type { Warning } from '../../../shared/model/warning.ts';
import { aWarning } from '../../support/client/warning.ts';

const warning = (id: number, level: Warning['level']): Warning => aWarning({ id, level });

const widthsOf = ([layer]: Layer[], row: Warning): number[] => {
  const { getRibbons } = layer!.props as unknown as { getRibbons(row: Warning): Ribbon[] };
  return getRibbons(row).map(({ width }) => width);
};

describe('official warnings on the map', () => {
  it('are outlines in their own colour, and fill nothing: a fill is risk', () => {
    const asked: unknown[] = [];
    const colourOf = (level: Warning['level']): Rgba => {
      asked.push(level);
      return [1, 2, 3, 4];
    };
    const warnings = [warning(1, 'orange')];
    const layers = warningLayers({ warnings, colourOf, scale: 1, opacity: 1, visible: true });
    expect(layers.map(({ id }) => id)).toEqual(['warnings-outline']);
    expect(widthsOf(layers, warnings[0]!)).toEqual([6, 2.2]);
    expect(asked).toEqual(['orange', 'orange']);
  });

  it('are as much thicker on a large screen as everything else that is drawn', () => {
    const warnings = [warning(1, 'orange')];
    const colourOf = (): Rgba => [1, 2, 3, 4];
    const layers = warningLayers({ warnings, colourOf, scale: 2, opacity: 1, visible: true });
    expect(widthsOf(layers, warnings[0]!)).toEqual([12, 4.4]);
  });

  it('are told worst first, and of equals the newest', () => {
    const all = [warning(1, 'blue'), warning(2, null), warning(3, 'red'), warning(4, 'red')];
    expect(worstFirst(all).map(({ id }) => id)).toEqual([4, 3, 1, 2]);
  });
});
