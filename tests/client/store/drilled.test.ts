import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepDrill } from '../../../client/store/drill-store.ts';
import {
  emptyLiveState,
  keepIncident,
  liveStore,
  shownStore,
} from '../../../client/store/live-store.ts';
import { reduceEntries } from '../../../client/store/reducers/reduce-entries.ts';
import type { Drill } from '../../../shared/model/drill.ts';
import { incident } from '../../support/client/command.ts';
import { entry } from '../../support/client/entry.ts';

const real = incident({ id: 'incident-real' });
const drilled = incident({ id: 'incident-drill', drill: 'drill-1', title: '【演练】起火' });
const over = incident({ id: 'incident-over', drill: 'drill-1', closedAt: '2026-11-22T07:00:00Z' });
const drill: Drill = {
  ...{ id: 'drill-1', name: '演练', form: 'field', breadth: 'single', aim: 'test' },
  ...{ plan: 'plan-1', planName: '预案', edition: 1, level: 3, area: '320200', injects: [] },
  ...{ plannedFor: '2026-11-22T06:00:00.000Z', delivered: 0, state: 'running' },
  ...{ startedAt: '2026-11-22T06:00:00.000Z', runningSince: '2026-11-22T06:00:00.000Z' },
  ...{ elapsedMs: 0, interruptedAt: null, interruptedBy: null, endedAt: null },
  ...{ declaredBy: 'coordinator-1', version: 1, synthetic: true },
};
const join = () => keepDrill({ drill, incidents: [drilled, over], told: [] });
const shown = () => [...shownStore.getState().incidents.keys()];

const forget = () => {
  keepDrill(null);
  liveStore.setState(emptyLiveState(), true);
};
beforeEach(forget);
afterEach(forget);

describe('what belongs to a drill', () => {
  it('is shown beside what is real to a desk that takes part, until it leaves', () => {
    keepIncident(real);
    join();
    expect(shown()).toEqual(['incident-real', 'incident-drill']);
    expect([...liveStore.getState().incidents.keys()]).toEqual(['incident-real']);
    keepDrill(null);
    expect(shown()).toEqual(['incident-real']);
  });

  it('stays when something real comes, and keeps one map while nothing does', () => {
    join();
    keepIncident(real);
    expect(shown()).toEqual(['incident-real', 'incident-drill']);
    const before = shownStore.getState().incidents;
    liveStore.setState({ journalNumber: 9 });
    expect(shownStore.getState().incidents).toBe(before);
  });

  it('is never taken for real, neither by an answer nor from the journal', () => {
    keepIncident(drilled);
    const told = entry({
      kind: 'drill.incident-changed',
      data: { act: 'open', incident: drilled },
    });
    const { state } = reduceEntries(liveStore.getState(), [told], 1);
    expect(state.incidents.size).toBe(0);
    expect(shown()).toEqual([]);
  });
});
