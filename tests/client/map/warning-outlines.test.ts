import { describe, expect, it } from 'vitest';
import type { Ribbon } from '../../../client/map/layers/ribbon-mesh.ts';
import { warningLayers } from '../../../client/map/layers/warning-outlines.ts';
import type { Rgba } from '../../../client/map/map-palette.ts';
import { worstFirst } from '../../../client/situation/warning-order.ts';
import type { Warning } from '../../../shared/model/warning.ts';
import { squareAround } from '../../support/cap.ts';

const warning = (id: number, level: Warning['level']): Warning => ({
  id,
  sender: 'station.example',
  identifier: `example-${id}`,
  sent: '2026-07-06T02:00:00.000Z',
  receivedAt: '2026-07-06T02:00:00.000Z',
  status: 'Test',
  type: 'Alert',
  issuer: '示例气象台',
  event: '暴雨',
  headline: null,
  description: null,
  instruction: null,
  level,
  levelOrigin: level === null ? 'none' : 'parameter',
  onset: '2026-07-06T02:00:00.000Z',
  expires: '2026-07-06T08:00:00.000Z',
  expiresSaid: true,
  areaDescription: '示例片区',
  areaOrigin: 'shape',
  outline: { type: 'MultiPolygon', coordinates: [[squareAround([120.3, 31.5])]] },
  towns: [],
  grids: 1,
  refersTo: [],
  source: null,
  endedAt: null,
  endedBy: null,
  synthetic: true,
});

describe('official warnings on the map', () => {
  it('are outlines in their own colour, and fill nothing: a fill is risk', () => {
    const asked: unknown[] = [];
    const colourOf = (level: Warning['level']): Rgba => {
      asked.push(level);
      return [1, 2, 3, 4];
    };
    const warnings = [warning(1, 'orange')];
    const layers = warningLayers({ warnings, colourOf, opacity: 1, visible: true });
    expect(layers.map(({ id }) => id)).toEqual(['warnings-outline']);
    const { getRibbons } = layers[0]!.props as unknown as {
      getRibbons(row: Warning): Ribbon[];
    };
    expect(getRibbons(warnings[0]!).map(({ width }) => width)).toEqual([6, 2.2]);
    expect(asked).toEqual(['orange', 'orange']);
  });

  it('are told worst first, and of equals the newest', () => {
    const all = [warning(1, 'blue'), warning(2, null), warning(3, 'red'), warning(4, 'red')];
    expect(worstFirst(all).map(({ id }) => id)).toEqual([4, 3, 1, 2]);
  });
});
