import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { chooseSection, sectionOfAddress } from '../../../client/admin/section-address.ts';

const steps: string[] = [];
beforeEach(() => {
  steps.length = 0;
  const location = { href: 'http://city.example/admin?lang=en' };
  vi.stubGlobal('location', location);
  vi.stubGlobal('history', {
    pushState: (_state: unknown, _title: string, address: URL) => {
      location.href = String(address);
      steps.push(location.href);
    },
  });
});
afterEach(() => vi.unstubAllGlobals());

it('an administrator’s section is in the address, beside the language, and a reload stays there', () => {
  expect(sectionOfAddress()).toBe('walls');
  chooseSection('read-keys');
  expect(steps).toEqual(['http://city.example/admin?lang=en&section=read-keys']);
  expect(sectionOfAddress()).toBe('read-keys');
});

it('an address that names no section opens the first', () => {
  location.href = 'http://city.example/admin?section=nothing';
  expect(sectionOfAddress()).toBe('walls');
});
