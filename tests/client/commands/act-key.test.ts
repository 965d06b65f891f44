import { describe, expect, it } from 'vitest';
import { createActKeys } from '../../../client/commands/act-key.ts';

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
