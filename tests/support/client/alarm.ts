import type { Alarm } from '../../../shared/model/alarm.ts';

/** An active, unacknowledged yellow alarm of a water gauge; say only what matters to the test. */
export const alarm = (change: Partial<Alarm> = {}): Alarm => ({
  id: 1,
  rule: 'water-level-local',
  cause: 'band',
  stream: 'gauge-1',
  feed: 'gauges',
  subjectKind: 'station',
  subject: null,
  name: '内河一号水位',
  level: 'yellow',
  occurrence: 1,
  active: true,
  raisedAt: '2026-11-22T05:50:00.000Z',
  changedAt: '2026-11-22T05:50:00.000Z',
  clearedAt: null,
  acknowledgedAt: null,
  acknowledgedBy: null,
  value: 4.3,
  threshold: 4.2,
  unit: 'm',
  place: [120.3, 31.57],
  town: '320213021',
  grid: null,
  synthetic: true,
  ...change,
});
