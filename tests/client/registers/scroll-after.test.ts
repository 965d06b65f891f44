import { describe, expect, it } from 'vitest';
import { scrollAfter } from '../../../client/registers/scroll-after.ts';

const LIST_TOP = 640;
const list = { section: 'supplies', item: null } as const;
const file = { section: 'supplies', item: 'order-1' } as const;

describe('how far down a page of the registers is after a step', () => {
  it('is the head of a file, also of one that follows another', () => {
    expect(scrollAfter(list, file, LIST_TOP)).toBe(0);
    expect(scrollAfter({ ...file, item: 'order-2' }, file, LIST_TOP)).toBe(0);
  });

  it('is where the list was left, for whoever goes back to it', () => {
    expect(scrollAfter(file, list, LIST_TOP)).toBe(LIST_TOP);
  });

  it('is the head of another section', () => {
    expect(scrollAfter(file, { section: 'hazards', item: null }, LIST_TOP)).toBe(0);
  });

  it('stays as it is where a file opens within its list, or nothing has changed', () => {
    const reviewed = { section: 'alarm-review', item: '7' } as const;
    expect(scrollAfter({ section: 'alarm-review', item: null }, reviewed, LIST_TOP)).toBeNull();
    expect(scrollAfter(list, list, LIST_TOP)).toBeNull();
  });
});
