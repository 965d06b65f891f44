import type { Dispatch } from '../../../shared/model/dispatch.ts';
import type { Incident } from '../../../shared/model/incident.ts';

const AT = '2026-11-22T06:00:00.000Z';

/** A fire that was reported just now; say only what matters to the test. */
export const incident = (change: Partial<Incident> = {}): Incident => ({
  ...{ id: 'incident-1', class: 'accident', kind: 'fire', title: '示例厂房起火', grade: null },
  ...{ state: 'reported', place: [120.3, 31.57], grid: null, county: '320213' },
  ...{
    town: '320213021',
    alarms: [],
    response: null,
    mergedInto: null,
    drill: null,
    receivedAt: AT,
  },
  ...{ openedAt: AT, openedBy: 'coordinator-1', changedAt: AT, closedAt: null, version: 1 },
  command: { level: 'city', since: AT, offer: null, sectors: [] },
  ground: { places: [], area: null },
  synthetic: true,
  ...change,
});

/** A unit that has just been sent to it. */
export const dispatch = (change: Partial<Dispatch> = {}): Dispatch => ({
  ...{ id: 'dispatch-1', incident: 'incident-1', incidentTitle: '示例厂房起火' },
  ...{ resource: 'engine-1', callSign: '东亭消防一号车', type: 'fire-engine', state: 'assigned' },
  ...{ task: '', steps: [], acknowledgeBy: '2026-11-22T06:02:00.000Z', late: false },
  heardAt: '2026-11-22T06:00:00.000Z',
  ...{ county: '320213', town: '320213021', version: 1 },
  ...change,
});
