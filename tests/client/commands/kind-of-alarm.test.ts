import { expect, it } from 'vitest';
import { kindOfAlarm } from '../../../client/commands/manage-incidents.ts';

it('gas at a chemical plant is a leak of chemicals, elsewhere of the town’s gas', () => {
  expect(kindOfAlarm('gas', 'chemical')).toBe('chemical-leak');
  expect(kindOfAlarm('gas', 'gas')).toBe('gas-leak');
  expect(kindOfAlarm('gas', undefined)).toBe('gas-leak');
});

it('what is measured says the rest, and nothing says of everything', () => {
  expect(kindOfAlarm('smoke', 'chemical')).toBe('fire');
  expect(kindOfAlarm(undefined, undefined)).toBe('other');
});
