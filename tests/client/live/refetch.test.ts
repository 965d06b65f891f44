import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Answer } from '../../../client/live/api.ts';
import { createRefetch } from '../../../client/live/refetch.ts';
import type { LiveState } from '../../../client/store/live-store.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const BUSY = { ok: false, refusal: { status: 503, error: 'overloaded', message: '' } } as const;

/** Asks that are answered by hand, in any order. */
function aScreen() {
  const open: ((answer: Answer<unknown>) => void)[] = [];
  const shown: Partial<LiveState> = {};
  const get = () => new Promise<Answer<unknown>>((answer) => open.push(answer));
  const refetch = createRefetch({
    api: { get } as Parameters<typeof createRefetch>[0]['api'],
    random: () => 0.5,
    setState: (change) => Object.assign(shown, change),
    refreshPicture: () => undefined,
  });
  const answer = async (at: number, value: Answer<unknown>) => {
    open[at]!(value);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { open, shown, refetch, answer };
}
const list = (...words: string[]) => ({ ok: true, value: { warnings: words } }) as const;

it('a list that was refused is asked for until it is there', async () => {
  const { open, shown, refetch, answer } = aScreen();
  refetch.ask(['warnings']);
  await vi.advanceTimersByTimeAsync(300);
  await answer(0, BUSY);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(open).toHaveLength(2);
  await answer(1, BUSY);
  await vi.advanceTimersByTimeAsync(4_000);
  await answer(2, list('red'));
  expect(shown.warnings).toEqual(['red']);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(open).toHaveLength(3);
});

it('an answer that was overtaken does not replace the newer one', async () => {
  const { shown, refetch, answer } = aScreen();
  refetch.ask(['warnings']);
  await vi.advanceTimersByTimeAsync(300);
  refetch.ask(['warnings']);
  await vi.advanceTimersByTimeAsync(300);
  await answer(1, list('newer'));
  await answer(0, list('older'));
  expect(shown.warnings).toEqual(['newer']);
});

it('nothing is asked again for who has left', async () => {
  const { open, shown, refetch, answer } = aScreen();
  refetch.ask(['warnings']);
  await vi.advanceTimersByTimeAsync(300);
  refetch.stop();
  await answer(0, BUSY);
  await vi.advanceTimersByTimeAsync(60_000);
  expect([open.length, shown.warnings]).toEqual([1, undefined]);
});

it('a new question does not wait for the next try, and who may not see a list asks once', async () => {
  const { open, refetch, answer } = aScreen();
  refetch.ask(['warnings']);
  await vi.advanceTimersByTimeAsync(300);
  await answer(0, BUSY);
  refetch.ask(['warnings']);
  await vi.advanceTimersByTimeAsync(300);
  expect(open).toHaveLength(2);
  const forbidden = { ...BUSY, refusal: { ...BUSY.refusal, status: 403 } };
  await answer(1, forbidden);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(open).toHaveLength(2);
});
