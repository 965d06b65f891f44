import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { lettersOf, onLateLetters } from '../../../client/map/label-font.ts';

vi.mock('../../../client/ui/fonts/load-letters.ts', () => ({ lettersHere: Promise.resolve() }));

/** Fonts that come, or fail, when the test says so. */
const asked: { letters: string; arrive: () => void; fail: () => void }[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('document', {
    fonts: {
      load: (_font: string, letters: string) =>
        new Promise<void>((resolve, reject) => {
          asked.push({ letters, arrive: resolve, fail: () => reject(new Error('no network')) });
        }),
    },
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  asked.length = 0;
});

/** Whether a promise is settled once everything that can happen now has happened. */
async function isDone(promise: Promise<void>): Promise<boolean> {
  let done = false;
  void promise.then(() => {
    done = true;
  });
  await vi.advanceTimersByTimeAsync(0);
  return done;
}

describe('the letters of a label', () => {
  it('are waited for by everybody who needs them, and asked for once', async () => {
    const first = lettersOf(['甲乙']);
    const second = lettersOf(['乙']);
    expect(await isDone(second)).toBe(false);
    asked[0]!.arrive();
    expect(await isDone(first)).toBe(true);
    expect(await isDone(second)).toBe(true);
    expect(asked.map(({ letters }) => letters)).toEqual(['甲乙']);
  });

  it('are waited for no longer than a map can be without labels, and tell when they are late', async () => {
    const drawnAgain = vi.fn();
    const end = onLateLetters(drawnAgain);
    const labels = lettersOf(['丙']);
    await vi.advanceTimersByTimeAsync(4_000);
    expect(await isDone(labels)).toBe(true);
    expect(drawnAgain).not.toHaveBeenCalled();
    asked[0]!.arrive();
    await vi.advanceTimersByTimeAsync(0);
    expect(drawnAgain).toHaveBeenCalledOnce();
    end();
  });

  it('tell nobody when they come in time', async () => {
    const drawnAgain = vi.fn();
    const end = onLateLetters(drawnAgain);
    const labels = lettersOf(['丁']);
    expect(await isDone(labels)).toBe(false);
    asked[0]!.arrive();
    await labels;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(drawnAgain).not.toHaveBeenCalled();
    end();
  });

  it('are asked for again when the server was away', async () => {
    const labels = lettersOf(['戊']);
    expect(await isDone(labels)).toBe(false);
    asked[0]!.fail();
    await labels;
    expect(await isDone(lettersOf(['戊']))).toBe(false);
    expect(asked.map(({ letters }) => letters)).toEqual(['戊', '戊']);
  });
});
