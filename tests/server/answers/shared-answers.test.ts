import { describe, expect, it } from 'vitest';
import { sharedAnswers } from '../../../server/answers/shared-answers.ts';
import { testClock } from '../../support/test-clock.ts';

const setUp = () => {
  const clock = testClock();
  const share = sharedAnswers<number>(clock.monotonic, 250);
  const made: string[] = [];
  let settle: (() => void)[] = [];
  const ask = (slot: string, version: string) =>
    share(slot, version, () => {
      made.push(`${slot} ${version}`);
      return new Promise<number>((resolve) => settle.push(() => resolve(made.length)));
    });
  const finish = () => {
    for (const one of settle) one();
    settle = [];
  };
  return { clock, made, ask, finish, share };
};

describe('shared answers', () => {
  it('are made once for all who ask while they are made', async () => {
    const { ask, finish, made, clock } = setUp();
    const first = ask('city', '7');
    clock.advance(10_000);
    const second = ask('city', '7');
    finish();
    expect(await Promise.all([first, second])).toEqual([1, 1]);
    expect(made).toEqual(['city 7']);
  });

  it('are given out for their time and then made anew', async () => {
    const { ask, finish, made, clock } = setUp();
    const first = ask('city', '7');
    finish();
    await first;
    clock.advance(250);
    expect(await ask('city', '7')).toBe(1);
    clock.advance(1);
    void ask('city', '7');
    expect(made).toHaveLength(2);
  });

  it('are apart by scope and by version', () => {
    const { ask, made } = setUp();
    void ask('city', '7');
    void ask('town', '7');
    void ask('city', '8');
    expect(made).toEqual(['city 7', 'town 7', 'city 8']);
  });

  it('forget a failure', async () => {
    const { share } = setUp();
    await expect(share('city', '7', () => Promise.reject(new Error('down')))).rejects.toThrow();
    expect(await share('city', '7', () => Promise.resolve(1))).toBe(1);
  });
});
