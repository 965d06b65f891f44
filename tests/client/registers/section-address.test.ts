import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  chooseItem,
  chooseSection,
  itemOfAddress,
  registersLink,
  sectionOfAddress,
} from '../../../client/registers/section-address.ts';
import { SECTION_NAMES } from '../../../client/registers/sections.ts';

const LAST = SECTION_NAMES.at(-1)!;

/** A browser whose address is this, and follows what is pushed. */
function standAt(path: string): void {
  const location = { href: `http://jingwei.test${path}` };
  vi.stubGlobal('location', location);
  vi.stubGlobal('history', {
    pushState: (_state: unknown, _title: string, next: URL) => {
      location.href = String(next);
    },
  });
}
afterEach(() => vi.unstubAllGlobals());

describe('the address of the registers', () => {
  it('opens the section and the file a link names', () => {
    standAt(registersLink(LAST, 'haz 1&2'));
    expect(sectionOfAddress()).toBe(LAST);
    expect(itemOfAddress()).toBe('haz 1&2');
  });

  it('opens the first section where it names none, or one that does not exist', () => {
    standAt('/registers');
    expect([sectionOfAddress(), itemOfAddress()]).toEqual([SECTION_NAMES[0], null]);
    standAt('/registers?section=secrets');
    expect(sectionOfAddress()).toBe(SECTION_NAMES[0]);
  });

  it('closes the file when another section is chosen, and keeps what is not its own', () => {
    standAt('/registers?lang=en');
    chooseItem('haz-1');
    expect(itemOfAddress()).toBe('haz-1');
    chooseSection(LAST);
    expect([sectionOfAddress(), itemOfAddress()]).toEqual([LAST, null]);
    expect(location.href).toContain('lang=en');
  });
});
