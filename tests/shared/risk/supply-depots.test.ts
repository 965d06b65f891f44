import { describe, expect, it } from 'vitest';
import { type DepotStock, proposedDepots } from '../../../shared/risk/supply-depots.ts';

const depot = (id: string, stock: Record<string, number>): DepotStock => ({
  id,
  free: Object.entries(stock).map(([item, amount]) => ({ item, amount })),
});
const MOST = 3;
const proposed = (wanted: Record<string, number>, depots: DepotStock[]) =>
  proposedDepots(new Map(Object.entries(wanted)), depots, MOST);

describe('the depots proposed for an order', () => {
  const town = depot('town', { water: 500 });
  const river = depot('river', { pump: 8 });
  const county = depot('county', { water: 9_000, meal: 200 });

  it('is the nearest one where that has everything', () => {
    expect(proposed({ water: 400 }, [town, river, county])).toEqual(['town']);
  });

  it('is one farther away rather than several nearer', () => {
    expect(proposed({ water: 600 }, [town, depot('next', { water: 200 }), county])).toEqual([
      'county',
    ]);
  });

  it('are as few as go where none has everything, and the nearer of two that are equal', () => {
    const farRiver = depot('far-river', { pump: 8 });
    expect(proposed({ water: 600, pump: 4 }, [town, river, county, farRiver])).toEqual([
      'river',
      'county',
    ]);
  });

  it('are asked for what is short after the others', () => {
    expect(proposed({ water: 9_400 }, [town, county])).toEqual(['county', 'town']);
  });

  it('are no more than may be asked, and none where nothing is to be had', () => {
    const drops = Array.from({ length: 5 }, (_, at) => depot(`drop-${at}`, { water: 1 }));
    expect(proposed({ water: 600 }, drops)).toHaveLength(MOST);
    expect(proposed({ boat: 1 }, [town, river])).toEqual([]);
  });
});
