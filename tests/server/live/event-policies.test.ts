import { describe, expect, it } from 'vitest';
import { checkPolicies, mayUse } from '../../../server/live/event-policies.ts';
import { readWatch } from '../../../server/live/watch-message.ts';
import { TOWNS } from '../../support/small-coverage.ts';

describe('socket events', () => {
  it('have a policy or stop the start', () => {
    expect(() => checkPolicies(['watch'])).not.toThrow();
    expect(() => checkPolicies(['watch', 'dispatch'])).toThrow(/dispatch/);
    expect(() => checkPolicies(['constructor'])).toThrow(/constructor/);
  });

  it('are for screens, not for feeds, and unknown ones are for nobody', () => {
    expect(mayUse('wall', 'watch')).toBe(true);
    expect(mayUse('feed', 'watch')).toBe(false);
    expect(mayUse('administrator', 'toString')).toBe(false);
  });
});

describe('the watch message', () => {
  it('names towns, or none for the whole scope', () => {
    expect(readWatch([{ towns: [TOWNS.eastOne] }])).toEqual({ towns: [TOWNS.eastOne] });
    expect(readWatch([{ towns: null }])).toEqual({ towns: null });
  });

  it('is nothing else', () => {
    const poison = JSON.parse('{"towns":null,"__proto__":{"role":"administrator"}}');
    const hostile: unknown[][] = [
      [],
      [null],
      [{}],
      [{ towns: 'all' }],
      [{ towns: ['../etc'] }],
      [{ towns: [320205001] }],
      [{ towns: Array(501).fill(TOWNS.eastOne) }],
      [{ towns: null, role: 'administrator' }],
      [poison],
      [{ towns: null }, () => {}],
      [[]],
    ];
    for (const given of hostile) expect(readWatch(given), JSON.stringify(given)).toBeNull();
  });
});
