import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { whenStill } from '../../../client/ui/when-still.ts';

const REST_MS = 400;
let sought: string[] = [];
const typing = whenStill((word: string) => sought.push(word), REST_MS);

beforeEach(() => {
  sought = [];
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('what is typed', () => {
  it('is looked for once the hand rests, and only the newest of it', () => {
    typing.soon('火');
    vi.advanceTimersByTime(REST_MS - 1);
    typing.soon('火灾');
    vi.advanceTimersByTime(REST_MS - 1);
    expect(sought).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(sought).toEqual(['火灾']);
  });

  it('is looked for at once when it is sent, and not a second time', () => {
    typing.soon('火');
    typing.now('火');
    vi.advanceTimersByTime(REST_MS);
    expect(sought).toEqual(['火']);
  });

  it('is not looked for when who typed it has gone', () => {
    typing.soon('火');
    typing.stop();
    vi.advanceTimersByTime(REST_MS);
    expect(sought).toEqual([]);
  });
});
