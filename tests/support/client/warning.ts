import type { Warning } from '../../../shared/model/warning.ts';
import { squareAround } from '../cap.ts';

/** A test warning of heavy rain over a small square; say only what matters to the test. */
export const aWarning = (change: Partial<Warning> = {}): Warning => ({
  id: 1,
  sender: 'station.example',
  identifier: `example-${change.id ?? 1}`,
  sent: '2026-07-06T02:00:00.000Z',
  receivedAt: '2026-07-06T02:00:00.000Z',
  status: 'Test',
  type: 'Alert',
  issuer: '示例气象台',
  event: '暴雨',
  headline: null,
  description: null,
  instruction: null,
  level: 'orange',
  levelOrigin: change.level === null ? 'none' : 'parameter',
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
  ...change,
});
