import { describe, expect, it } from 'vitest';
import { linkedTip, linkRefusal, tipReference } from '../../../shared/risk/linked-tip.ts';
import { incident } from '../../support/client/command.ts';
import { tip } from '../../support/tip.ts';

const AT = '2026-11-22T07:00:00.000Z';

describe('a tip that is linked to an incident', () => {
  it('counts as looked at from then on', () => {
    expect(linkedTip(tip(), 'incident-1', 'coordinator-1', AT)).toMatchObject({
      ...{ state: 'looked-at', incident: 'incident-1', version: 2 },
      ...{ changedAt: AT, changedBy: 'coordinator-1' },
    });
  });

  it('is what it was where somebody looks into it already, so that its sender learns nothing', () => {
    const danger = tip({ state: 'danger', danger: 'danger-1', version: 3 });
    expect(linkedTip(danger, 'incident-1', 'coordinator-1', AT)).toEqual({
      ...danger,
      incident: 'incident-1',
    });
  });

  it('is open, and so is the incident, which is a real one', () => {
    expect(linkRefusal(incident(), tip())).toBeNull();
    expect(linkRefusal(incident(), tip({ state: 'danger' }))).toBeNull();
    expect(linkRefusal(incident(), tip({ state: 'closed' }))).toBe('tip-is-closed');
    expect(linkRefusal(incident({ state: 'merged' }), tip())).toBe('incident-is-over');
    expect(linkRefusal(incident({ drill: 'drill-1' }), tip())).toBe('drill-of-real-tip');
  });

  it('is called by its class and its number, and by none of its words', () => {
    expect(tipReference(tip())).toBe('flood · 1a2b3c4d');
  });
});
