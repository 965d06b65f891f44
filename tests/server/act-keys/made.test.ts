import { describe, expect, it } from 'vitest';
import { withAct } from '../../../server/act-keys/bound-database.ts';
import { doneBefore } from '../../../server/act-keys/made.ts';

describe('what an act did before', () => {
  it('is nothing where it has no key', () => {
    expect(doneBefore()).toEqual({ isRepeat: false, made: null });
  });

  it('is not told before a transaction of the act has looked: a repeat would count as the first', () => {
    const act = { actor: 'coordinator-1', key: 'key-of-an-act', fingerprint: '00' };
    expect(() => withAct(act, doneBefore)).toThrow('expected a transaction');
  });
});
