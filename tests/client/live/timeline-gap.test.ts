import { expect, it } from 'vitest';
import type { Answer, Api } from '../../../client/live/api.ts';
import { createPictureWriter } from '../../../client/live/picture-writer.ts';
import { emptyLiveState, type LiveState } from '../../../client/store/live-store.ts';
import { Telemetry } from '../../../client/store/telemetry.ts';
import { TIMELINE_LIMIT } from '../../../shared/wire/protocol.ts';
import { entry } from '../../support/client/entry.ts';

const SINCE = '2026-11-22T05:00:00.000Z';
const DOWN: Answer<never> = {
  ok: false,
  refusal: { status: 0, error: 'unreachable', message: '' },
};

/** A screen that holds entry 3, with a server that answers every question for the journal with one entry. */
function screenWith(newest: number, told: Partial<LiveState> = {}, answers = true) {
  let state: LiveState = {
    ...{ ...emptyLiveState(), journal: [entry({ number: 3 })], timelineSince: SINCE },
    ...told,
  };
  const store = {
    getState: () => state,
    setState: (change: Partial<LiveState>) => {
      state = { ...state, ...change };
    },
  };
  const asked: string[] = [];
  const since = '2026-11-22T05:30:00.000Z';
  const value = { since, entries: [entry({ number: newest })], to: newest, head: newest };
  const get = async (path: string) => {
    asked.push(path);
    return answers ? { ok: true, value } : DOWN;
  };
  const api = { get } as unknown as Api;
  const writer = createPictureWriter({ api, store, telemetry: new Telemetry() });
  const numbers = () => state.journal.map(({ number }) => number);
  return { writer, numbers, asked, since: () => state.timelineSince };
}

it('The timeline is continued where little lies between', async () => {
  const { writer, numbers, asked, since } = screenWith(4);
  await writer.timeline(4);
  expect(numbers()).toEqual([3, 4]);
  expect(asked).toEqual([`/api/journal?after=3&limit=${TIMELINE_LIMIT}`]);
  expect(since()).toBe(SINCE);
});

it('Nothing is asked for where nothing lies between', async () => {
  const { writer, asked } = screenWith(4);
  await writer.timeline(3);
  expect(asked).toEqual([]);
});

it('A fresh screen asks for what happened, however much of it was changes of conditions', async () => {
  const { writer, numbers, asked, since } = screenWith(9, { journal: [], timelineSince: null });
  await writer.timeline(9);
  expect(numbers()).toEqual([9]);
  expect(asked).toEqual(['/api/journal/timeline']);
  expect(since()).toBe('2026-11-22T05:30:00.000Z');
});

it('Older lines go where more was missed than is continued: they would look as if nothing had happened since', async () => {
  const newest = TIMELINE_LIMIT + 9;
  const { writer, numbers, asked } = screenWith(newest);
  await writer.timeline(newest);
  expect(numbers()).toEqual([newest]);
  expect(asked).toEqual(['/api/journal/timeline']);
});

it('They go without an answer too, and the next picture asks again', async () => {
  const newest = TIMELINE_LIMIT + 9;
  const { writer, numbers, asked, since } = screenWith(newest, {}, false);
  await writer.timeline(newest);
  expect(numbers()).toEqual([]);
  expect(since()).toBeNull();
  await writer.timeline(newest);
  expect(asked).toEqual(['/api/journal/timeline', '/api/journal/timeline']);
});
