import { describe, expect, it } from 'vitest';
import type { SupplyOrderLine } from '../../../shared/model/supply-order.ts';
import { allocateSupplies, splitSupplies } from '../../../shared/risk/supply-allocation.ts';
import { suppliesNeeded, supplyTransport } from '../../../shared/risk/supply-need.ts';
import {
  keepsDepot,
  mayIssue,
  receiptRefusal,
  supplyActsFrom,
  withReceipt,
} from '../../../shared/risk/supply-order-life.ts';

const TODAY = '2026-07-06';
const batch = (id: string, onHand: number, expiresOn: string | null, reserved = 0) => ({
  ...{ id, item: 'water', onHand, reserved, expiresOn, receivedAt: '2026-07-01T00:00:00.000Z' },
});
const water = (amount: number) => [{ item: 'water', amount }];

describe('what is taken from which batch', () => {
  it('is what expires first; what never expires goes last', () => {
    const batches = [
      batch('ever', 9, null),
      batch('late', 9, '2027-01-01'),
      batch('soon', 9, TODAY),
    ];
    const { takes, shortages } = allocateSupplies(water(20), batches, TODAY);
    expect(takes.map((take) => [take.batch, take.amount])).toEqual([
      ['soon', 9],
      ['late', 9],
      ['ever', 2],
    ]);
    expect(shortages).toEqual([]);
  });

  it('is nothing that is reserved or over, and what is short is told', () => {
    const batches = [batch('over', 50, '2026-07-05'), batch('held', 10, null, 8)];
    expect(allocateSupplies(water(5), batches, TODAY)).toEqual({
      takes: [{ batch: 'held', item: 'water', expiresOn: null, amount: 2 }],
      shortages: [{ item: 'water', wanted: 5, free: 2 }],
    });
  });

  it('is not taken twice where an item is asked for twice', () => {
    const { takes, shortages } = allocateSupplies(
      [...water(6), ...water(6)],
      [batch('one', 10, null)],
      TODAY,
    );
    expect(takes).toMatchObject([{ amount: 10 }]);
    expect(shortages).toEqual([{ item: 'water', wanted: 12, free: 10 }]);
  });
});

describe('what is shared over depots', () => {
  const near = { id: 'near', batches: [batch('a', 10, null)] };
  const far = { id: 'far', batches: [batch('b', 50, TODAY), batch('c', 50, '2026-07-05')] };

  it('comes from the first of them as far as it has some, and from the next what is left', () => {
    const { parts, shortages } = splitSupplies([...water(6), ...water(6)], [near, far], TODAY);
    expect(parts.map(({ depot, takes }) => [depot, takes[0]!.amount])).toEqual([
      ['near', 10],
      ['far', 2],
    ]);
    expect(shortages).toEqual([]);
  });

  it('leaves out a depot that is not needed, and tells what all of them cannot give', () => {
    expect(splitSupplies(water(4), [near, far], TODAY).parts).toHaveLength(1);
    expect(splitSupplies(water(70), [near, far], TODAY).shortages).toEqual([
      { item: 'water', wanted: 70, free: 60 },
    ]);
    expect(splitSupplies(water(1), [], TODAY)).toEqual({
      parts: [],
      shortages: [{ item: 'water', wanted: 1, free: 0 }],
    });
  });
});

describe('what is needed', () => {
  const norm = { source: 'Sphere', confidence: 'S' } as const;
  it('is 15 l of water a head and day, and a toilet for every 20, rounded up', () => {
    const items = [
      { id: 'water', need: { amount: 15, daily: true, ...norm } },
      { id: 'toilet', need: { amount: 0.05, daily: false, ...norm } },
      { id: 'pump', need: null },
    ];
    expect(suppliesNeeded(items, 101, 3)).toEqual([
      { item: 'water', amount: 4_545 },
      { item: 'toilet', amount: 6 },
    ]);
    expect(suppliesNeeded(items, 100, 3)[1]).toEqual({ item: 'toilet', amount: 5 });
  });

  it('weighs what it weighs, and no way is invented to a place nobody knows', () => {
    const items = [{ id: 'water', kilograms: 1 }];
    expect(supplyTransport(water(5_001), items, [120.3, 31.5], null)).toEqual({
      ...{ kilograms: 5_001, lorries: 2, metres: null, minutes: null },
    });
  });
});

describe('who may move what', () => {
  it('common goods move by emergency management alone', () => {
    expect(mayIssue('water', { common: false, department: 'water' })).toBe(true);
    expect(mayIssue('water', { common: true, department: 'water' })).toBe(false);
    expect(mayIssue('emergency', { common: true, department: 'grain-reserves' })).toBe(true);
  });
});

describe('a receipt', () => {
  const none = { received: 0, damaged: 0, returned: 0, missing: 0 };
  const line: SupplyOrderLine = {
    ...{ batch: 'one', item: 'water', expiresOn: null, amount: 10, ...none, received: 4 },
  };
  const refusal = (come: object, reason: string | null = null, batchId = 'one') =>
    receiptRefusal(
      { state: 'in_transit', lines: [line] },
      { lines: [{ ...none, batch: batchId, ...come }], reason },
    );

  it('is for what is still due, of a batch that was sent', () => {
    expect(refusal({ received: 6 })).toBe(null);
    expect(refusal({ received: 7 })).toBe('supply-receipt-too-much');
    expect(refusal({})).toBe('supply-receipt-empty');
    expect(refusal({ received: 1 }, null, 'other')).toBe('supply-receipt-unknown');
    expect(refusal({ missing: 1 })).toBe('supply-reason-missing');
    expect(refusal({ missing: 1 }, '遗失')).toBe(null);
  });

  it('ends the order when every thing is accounted for', () => {
    const part = withReceipt([line], [{ ...none, batch: 'one', damaged: 2 }]);
    expect(part.state).toBe('partly_received');
    const all = withReceipt(part.lines, [{ ...none, batch: 'one', returned: 4 }]);
    expect(all).toMatchObject({
      state: 'received',
      lines: [{ received: 4, damaged: 2, returned: 4 }],
    });
    expect(supplyActsFrom(all.state)).toEqual([]);
  });
});

describe('whose depot it is to see to', () => {
  it('its keeper’s and emergency management’s', () => {
    expect(keepsDepot(['grain-reserves'], { department: 'grain-reserves' })).toBe(true);
    expect(keepsDepot(['water', 'emergency'], { department: 'grain-reserves' })).toBe(true);
    expect(keepsDepot(['water'], { department: 'grain-reserves' })).toBe(false);
    expect(keepsDepot([], { department: 'grain-reserves' })).toBe(false);
  });
});
