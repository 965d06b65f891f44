import { describe, expect, it } from 'vitest';
import { OftenUsed } from '../../../server/database/often-used.ts';
import { StatementNames } from '../../../server/database/statement-names.ts';

describe('a statement', () => {
  it('has a name from its second use on, the same for ever', () => {
    const names = new StatementNames();
    expect(names.nameOf('select 1')).toBeUndefined();
    expect(names.nameOf('select 1')).toBe('s0');
    expect(names.nameOf('select 2')).toBeUndefined();
    expect(names.nameOf('select 1')).toBe('s0');
    expect(names.nameOf('select 2')).toBe('s1');
  });

  it('has none where so many have one already', () => {
    const names = new StatementNames();
    const named = (text: string) => [names.nameOf(text), names.nameOf(text)][1];
    const given = Array.from({ length: 400 }, (_, number) => named(`select ${number}`));
    expect(new Set(given.filter((name) => name !== undefined)).size).toBe(300);
    expect(names.nameOf('select 0')).toBe('s0');
    expect(named('select 399')).toBeUndefined();
  });
});

it('texts that were seen once are not kept in memory without end', () => {
  const often = new OftenUsed();
  for (let number = 0; number <= 2_000; number += 1) often.sees(`select ${number}`);
  expect(often.sees('select 0')).toBe(false);
  expect(often.sees('select 2000')).toBe(true);
});
