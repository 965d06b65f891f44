import { describe, expect, it } from 'vitest';
import { evacuationLayers, tintOf, waysOf } from '../../../client/map/layers/evacuation.ts';
import type { Rgba } from '../../../client/map/map-palette.ts';
import { northBy, planOf } from '../../support/evacuation.ts';

const COLOUR: Rgba = [10, 20, 30, 255];

describe('an evacuation on the map', () => {
  it('draws a way from where a grid gathers to its shelter', () => {
    expect(waysOf(planOf())).toEqual([
      { path: [northBy(0), northBy(300)], heads: 260, beyond: false },
    ]);
  });

  it('tints grids with nowhere to go, or of which nobody knows how many, more than those with a place', () => {
    const [placed, stranded, unknown] = planOf().grids.map(tintOf);
    expect(stranded).toBeGreaterThan(placed!);
    expect(unknown).toBe(stranded);
  });

  it('is nothing without a plan, and can be drawn before the grids have come', () => {
    expect(evacuationLayers(null, null, COLOUR, COLOUR)).toEqual([]);
    const ids = evacuationLayers(planOf(), null, COLOUR, COLOUR).map(({ id }) => id);
    expect(ids).toContain('evacuation-ways');
    expect(new Set(ids).size).toBe(ids.length);
  });
});
