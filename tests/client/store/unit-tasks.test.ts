import { describe, expect, it } from 'vitest';
import { createPictureWriter } from '../../../client/live/picture-writer.ts';
import {
  emptyLiveState,
  keepIncident,
  type LiveState,
  liveStore,
} from '../../../client/store/live-store.ts';
import { reduceEntries } from '../../../client/store/reducers/reduce-entries.ts';
import { indexRegisters } from '../../../client/store/registers.ts';
import { Telemetry } from '../../../client/store/telemetry.ts';
import { withTasks } from '../../../client/store/unit-tasks.ts';
import type { Dispatch } from '../../../shared/model/dispatch.ts';
import type { JournalKind } from '../../../shared/model/journal.ts';
import type { Resource } from '../../../shared/model/resource.ts';
import type { Situation } from '../../../shared/wire/situation.ts';
import { dispatch, incident } from '../../support/client/command.ts';
import { entry } from '../../support/client/entry.ts';
import { INDEXED } from '../../support/client/map.ts';

const engine = (status: Resource['status']): Resource => ({
  ...{ id: 'engine-1', callSign: '东亭消防一号车', type: 'fire-engine', department: 'fire' },
  ...{ base: [120.3, 31.57], town: '320213021', status, stream: null, synthetic: true },
});
const registersWith = (status: Resource['status']) =>
  indexRegisters({ ...INDEXED, resources: [engine(status)] });
const tasks = (...list: Dispatch[]) => new Map(list.map((one) => [one.resource, one]));
const statusIn = (registers: LiveState['registers']) => [
  registers?.resources[0]?.status,
  registers?.resourceById.get('engine-1')?.status,
];
const stateWith = (status: Resource['status'], ...list: Dispatch[]): LiveState => ({
  ...emptyLiveState(),
  registers: withTasks(registersWith(status), tasks(...list)),
  dispatches: tasks(...list),
});
const told = (state: LiveState, kind: JournalKind, data: object): LiveState => {
  const number = state.journalNumber + 1;
  return reduceEntries(state, [entry({ number, kind, data: { ...data } })], number).state;
};
const dispatchTold = (state: LiveState, one: Dispatch) =>
  told(state, 'dispatch.changed', { dispatch: one });

describe('the units of the registers', () => {
  it('stand as their tasks have them, in every index', () => {
    const manned = withTasks(registersWith('available'), tasks(dispatch({ state: 'enroute' })));
    expect(statusIn(manned)).toEqual(['enroute', 'enroute']);
  });

  it('are the same object where nothing differs', () => {
    const registers = registersWith('available');
    expect(withTasks(registers, tasks())).toBe(registers);
    const manned = withTasks(registers, tasks(dispatch()));
    expect(withTasks(manned, tasks(dispatch({ state: 'acknowledged' })))).toBe(manned);
  });

  it('stand as the register says once their task is gone, also where that is not free', () => {
    const manned = withTasks(registersWith('out_of_service'), tasks(dispatch()));
    expect(statusIn(manned)).toEqual(['assigned', 'assigned']);
    expect(statusIn(withTasks(manned, tasks()))).toEqual(['out_of_service', 'out_of_service']);
  });
});

describe('a task that is told', () => {
  it('moves its unit, and lets it go when it is over', () => {
    const out = dispatchTold(stateWith('available'), dispatch({ state: 'onscene' }));
    expect(out.dispatches.get('engine-1')?.state).toBe('onscene');
    expect(statusIn(out.registers)).toEqual(['onscene', 'onscene']);
    const back = dispatchTold(out, dispatch({ state: 'available', version: 2 }));
    expect(back.dispatches.size).toBe(0);
    expect(statusIn(back.registers)).toEqual(['available', 'available']);
  });

  it('that is an older one’s end leaves the one the unit is on', () => {
    const state = stateWith('available', dispatch({ id: 'dispatch-2', state: 'enroute' }));
    const after = dispatchTold(state, dispatch({ id: 'dispatch-1', state: 'cancelled' }));
    expect(after.dispatches.get('engine-1')?.id).toBe('dispatch-2');
    expect(statusIn(after.registers)).toEqual(['enroute', 'enroute']);
  });
});

it('a task that ended while the screen was away is not shown as going on', () => {
  let state = stateWith('available', dispatch({ state: 'onscene' }));
  const registers = state.registers!;
  const store = {
    getState: () => state,
    setState: (change: Partial<LiveState>) => {
      state = { ...state, ...change };
    },
  };
  const api = { get: () => Promise.reject(), send: () => Promise.reject() };
  const writer = createPictureWriter({ api, store, telemetry: new Telemetry() });
  const none = { alarms: [], holds: [], escalations: [], gridConditions: [], incidents: [] };
  const latest = { numbers: [] };
  const situation = { ...none, dispatches: [], latest } as unknown as Situation;
  // The registers did not change meanwhile: the screen holds them, as they were shown last.
  writer.picture({ situation, registers, coverage: { codes: [] } as never });
  expect(statusIn(state.registers)).toEqual(['available', 'available']);
});

describe('an incident', () => {
  const toldOf = (state: LiveState, one: object) =>
    told(state, 'incident.changed', { incident: one });

  it('is on the board while somebody has to see to it', () => {
    const open = toldOf(emptyLiveState(), incident({ state: 'verified' }));
    expect([...open.incidents.keys()]).toEqual(['incident-1']);
    const over = toldOf(open, incident({ state: 'false_alarm' }));
    expect(over.incidents.size).toBe(0);
    expect(open.incidents.size).toBe(1);
  });

  it('that is not told whole changes nothing', () => {
    const state = emptyLiveState();
    expect(toldOf(state, { state: 'verified' }).incidents).toBe(state.incidents);
    expect(toldOf(state, { id: 'incident-1' }).incidents).toBe(state.incidents);
  });

  it('just opened does not overwrite what the journal brought meanwhile', () => {
    keepIncident(incident());
    expect(liveStore.getState().incidents.get('incident-1')?.state).toBe('reported');
    liveStore.setState(toldOf(liveStore.getState(), incident({ state: 'verified', version: 2 })));
    keepIncident(incident());
    expect(liveStore.getState().incidents.get('incident-1')?.state).toBe('verified');
  });
});
