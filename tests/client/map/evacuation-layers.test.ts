import { describe, expect, it } from 'vitest';
import { evacuationLayers, tintOf, waysOf } from '../../../client/map/layers/evacuation.ts';
import type { Rgba } from '../../../client/map/map-palette.ts';
import { type EvacuationPlan, UNTOUCHED } from '../../../shared/model/evacuation.ts';
import { evacuationPlan } from '../../../shared/risk/evacuation-plan.ts';
import { hitGrid, northBy, offer } from '../../support/evacuation.ts';
import { box } from '../../support/small-coverage.ts';

const COLOUR: Rgba = [10, 20, 30, 255];

function plan(): EvacuationPlan {
  const grids = [hitGrid('a', 0), hitGrid('far', 9_000), hitGrid('park', 50, { households: 0 })];
  const planned = evacuationPlan(grids, [offer('s', 300)], UNTOUCHED);
  if (!planned.ok) throw new Error(planned.problem);
  const outline = box(120, 31, 121, 32) as EvacuationPlan['outline'];
  const area = { kind: 'drawn', outline } as const;
  return { ...planned.plan, area, outline, areaSquareMetres: 1, coveredShare: 1, wind: null };
}

describe('an evacuation on the map', () => {
  it('draws a way from where a grid gathers to its shelter', () => {
    expect(waysOf(plan())).toEqual([
      { path: [northBy(0), northBy(300)], heads: 260, beyond: false },
    ]);
  });

  it('tints grids with nowhere to go, or of which nobody knows how many, more than those with a place', () => {
    const [placed, stranded, unknown] = plan().grids.map(tintOf);
    expect(stranded).toBeGreaterThan(placed!);
    expect(unknown).toBe(stranded);
  });

  it('is nothing without a plan, and can be drawn before the grids have come', () => {
    expect(evacuationLayers(null, null, COLOUR, COLOUR)).toEqual([]);
    const ids = evacuationLayers(plan(), null, COLOUR, COLOUR).map(({ id }) => id);
    expect(ids).toContain('evacuation-ways');
    expect(new Set(ids).size).toBe(ids.length);
  });
});
