import { describe, expect, it } from 'vitest';
import { StatementNames } from '../../../server/database/statement-names.ts';

describe('a statement', () => {
  it('has a name from its second use on, the same for ever', () => {
    const names = new StatementNames(10);
    expect(names.nameOf('select 1')).toBeUndefined();
    expect(names.nameOf('select 1')).toBe('s0');
    expect(names.nameOf('select 2')).toBeUndefined();
    expect(names.nameOf('select 1')).toBe('s0');
    expect(names.nameOf('select 2')).toBe('s1');
  });

  it('has none where so many have one already', () => {
    const names = new StatementNames(3);
    const named = (text: string) => [names.nameOf(text), names.nameOf(text)][1];
    expect(['a', 'b', 'c', 'd', 'a'].map(named)).toEqual(['s0', 's1', 's2', undefined, 's0']);
  });

  it('that was used once is not remembered without end', () => {
    const names = new StatementNames(10_000);
    for (let number = 0; number <= 2_000; number += 1) names.nameOf(`select ${number}`);
    expect(names.nameOf('select 2000')).toBe('s0');
    expect(names.nameOf('select 0')).toBeUndefined();
  });
});
