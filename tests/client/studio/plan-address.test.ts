import { describe, expect, it } from 'vitest';
import {
  type PlansAddress,
  plansLink,
  readPlansAddress,
} from '../../../client/studio/papers/plan-address.ts';

describe('the address of the papers of plans', () => {
  it.each<PlansAddress>([
    { view: 'list', plan: null },
    { view: 'new', plan: null },
    { view: 'past', plan: null },
    { view: 'file', plan: 'plan-1' },
    { view: 'impact', plan: 'plan-1' },
  ])('opens $view of $plan again', (address) => {
    expect(readPlansAddress(new URL(plansLink(address), 'http://desk').search)).toEqual(address);
  });

  it('opens the list for what it does not know, and the file of a plan', () => {
    expect(readPlansAddress('?view=nonsense')).toEqual({ view: 'list', plan: null });
    expect(readPlansAddress('?plan=a&view=past')).toEqual({ view: 'file', plan: 'a' });
  });
});
