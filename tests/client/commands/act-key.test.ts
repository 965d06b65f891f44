import { describe, expect, it } from 'vitest';
import { actUnder, createActKeys } from '../../../client/commands/act-key.ts';
import type { Answer } from '../../../client/live/api.ts';

const order = (number: string) => ({ number, parts: [{ depot: 'east', amount: 3 }] });

describe('the key of what a form sends', () => {
  it('is the same for a retry of the same, whatever was refused before', () => {
    const keys = createActKeys();
    expect(keys.keyFor(order('1'))).toBe(keys.keyFor(order('1')));
  });

  it('is a fresh one once something else is wanted, so that it is not taken for what was sent', () => {
    const keys = createActKeys();
    const first = keys.keyFor(order('1'));
    expect(keys.keyFor(order('2'))).not.toBe(first);
    expect(keys.keyFor(order('1'))).not.toBe(first);
  });

  it('is a fresh one for the same once more after it was done', () => {
    const keys = createActKeys();
    const first = keys.keyFor('');
    keys.over();
    expect(keys.keyFor('')).not.toBe(first);
  });
});

const refused = (status: number, error: string): Answer<string> => ({
  ok: false,
  refusal: { status, error, message: '' },
});
const LOST = refused(0, 'unreachable');
const DONE: Answer<string> = { ok: true, value: 'done' };

/** The numbers of the keys of presses with these answers: 0 for the first and what has the same. */
async function keysOf(...presses: [wish: string, Answer<string>][]): Promise<number[]> {
  const keys = createActKeys();
  const seen: string[] = [];
  for (const [wish, answer] of presses) {
    await actUnder(keys, wish, async (key) => {
      seen.push(key);
      return answer;
    });
  }
  return seen.map((key) => [...new Set(seen)].indexOf(key));
}

describe('a second press', () => {
  it('is the same act after an answer that was lost, until that is done', async () => {
    const away = refused(504, 'http-504');
    expect(await keysOf(['3', LOST], ['3', away], ['3', DONE], ['3', DONE])).toEqual([0, 0, 0, 1]);
  });

  it('is another act where the fields say something else', async () => {
    expect(await keysOf(['3', LOST], ['4', DONE])).toEqual([0, 1]);
  });

  it('is another act where the server says that the first was done as it was sent before', async () => {
    expect(await keysOf(['', LOST], ['', refused(422, 'act-key-used')], ['', DONE])).toEqual([
      ...[0, 0, 1],
    ]);
  });
});
