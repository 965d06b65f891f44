import { afterEach, describe, expect, it } from 'vitest';
import { subjectOf } from '../../../client/situation/subject.ts';
import { emptyLiveState, keepIncident, liveStore } from '../../../client/store/live-store.ts';
import { withPast } from '../../../client/store/past-incidents.ts';
import { reduceEntries } from '../../../client/store/reducers/reduce-entries.ts';
import { telemetry } from '../../../client/store/telemetry.ts';
import type { JournalEntry } from '../../../shared/model/journal.ts';
import { incident } from '../../support/client/command.ts';

const AT = '2026-11-22T07:00:00.000Z';
const ended = incident({ state: 'ended', closedAt: AT, version: 4 });
const told = (number: number, one: object): JournalEntry => ({
  ...{ number, at: AT, kind: 'incident.changed', actor: 'coordinator-1', subject: null },
  ...{ county: null, town: null, data: { act: 'end', incident: one } },
});
afterEach(() => liveStore.setState(emptyLiveState(), true));

describe('an incident that ends while its card is read', () => {
  it('leaves the picture, and its card reads on', () => {
    const open = { ...emptyLiveState(), incidents: new Map([['incident-1', incident()]]) };
    const { state } = reduceEntries(open, [told(1, ended)], 1);
    expect(state.incidents.size).toBe(0);
    const selection = { kind: 'incident', id: 'incident-1' } as const;
    expect(subjectOf(state, telemetry, selection)).toMatchObject({ name: ended.title });
  });

  it('is kept as it was told last, whatever an older answer says', () => {
    keepIncident(incident({ state: 'reviewed', closedAt: AT, version: 5 }));
    keepIncident(ended);
    expect(liveStore.getState().pastIncidents.get('incident-1')!.state).toBe('reviewed');
    expect(liveStore.getState().incidents.size).toBe(0);
  });
});

it('A screen that runs for weeks keeps the last incidents it met, and no more', () => {
  let past: ReadonlyMap<string, ReturnType<typeof incident>> = new Map();
  for (let number = 1; number <= 130; number += 1) {
    past = withPast(past, incident({ id: `incident-${number}` }));
  }
  expect([past.size, past.has('incident-30'), past.has('incident-31')]).toEqual([100, false, true]);
});
