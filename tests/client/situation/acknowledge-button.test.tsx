import { describe, expect, it } from 'vitest';
import { AcknowledgeButton } from '../../../client/situation/acknowledge-button.tsx';
import { alarm } from '../../support/client/alarm.ts';

const NOW = '2026-11-22T06:00:00.000Z';
/** What React knows a button by: under another key it begins anew, under the same it goes on as it was. */
const keyOf = (change: Parameters<typeof alarm>[0]) =>
  AcknowledgeButton({ alarm: alarm(change) }).key;

describe('the button that acknowledges', () => {
  it('is another one when the alarm rises higher, whoever acknowledged it before (F49)', () => {
    const seen = keyOf({ id: 1, occurrence: 1, acknowledgedAt: NOW });
    expect(keyOf({ id: 1, occurrence: 2 })).not.toBe(seen);
    expect(keyOf({ id: 2, occurrence: 1 })).not.toBe(seen);
  });

  it('goes on as it was while the occurrence it was pressed for stands', () => {
    expect(keyOf({ level: 'orange', value: 4.4 })).toBe(keyOf({ level: 'red', value: 4.9 }));
  });
});
