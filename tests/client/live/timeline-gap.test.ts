import { expect, it } from 'vitest';
import type { Api } from '../../../client/live/api.ts';
import { createPictureWriter } from '../../../client/live/picture-writer.ts';
import { emptyLiveState, JOURNAL_KEPT, type LiveState } from '../../../client/store/live-store.ts';
import { Telemetry } from '../../../client/store/telemetry.ts';
import { entry } from '../../support/client/entry.ts';

/** A screen that holds entry 3, with a server that answers every question for the journal with this one entry. */
function screenWith(newest: number) {
  let state: LiveState = { ...emptyLiveState(), journal: [entry({ number: 3 })] };
  const store = {
    getState: () => state,
    setState: (change: Partial<LiveState>) => {
      state = { ...state, ...change };
    },
  };
  const value = { entries: [entry({ number: newest })], to: newest, head: newest };
  const api = { get: async () => ({ ok: true, value }) } as unknown as Api;
  const writer = createPictureWriter({ api, store, telemetry: new Telemetry() });
  const numbers = () => state.journal.map(({ number }) => number);
  return { writer, numbers };
}

it('The timeline is continued where nothing lies between', async () => {
  const { writer, numbers } = screenWith(4);
  await writer.timeline(4);
  expect(numbers()).toEqual([3, 4]);
});

it('Older lines go where more was missed than is asked for: they would look as if nothing had happened since', async () => {
  const newest = JOURNAL_KEPT + 9;
  const { writer, numbers } = screenWith(newest);
  await writer.timeline(newest);
  expect(numbers()).toEqual([newest]);
});
