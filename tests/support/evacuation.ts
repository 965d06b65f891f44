import type { Position } from '../../shared/model/common.ts';
import { type EvacuationPlan, UNTOUCHED } from '../../shared/model/evacuation.ts';
import type { Shelter } from '../../shared/model/shelter.ts';
import type { ShelterOffer } from '../../shared/risk/evacuation-offer.ts';
import { evacuationPlan, type GridInArea } from '../../shared/risk/evacuation-plan.ts';
import { facilities } from './shelter-facilities.ts';
import { box } from './small-coverage.ts';

const METRE = 1 / 111_195;
/** So many metres north of a corner of the city. */
export const northBy = (metres: number): Position => [120.3, 31.5 + metres * METRE];

/** A grid that is hit, so many metres up the line. */
export const hitGrid = (
  code: string,
  metres: number,
  more: Partial<GridInArea> = {},
): GridInArea => ({
  ...{ code, name: `网格${code}`, town: '320205001', households: 100, share: 1 },
  assembly: northBy(metres),
  ...more,
});

/** A shelter on the same line, on standby and counted by nobody. */
export const offer = (
  id: string,
  metres: number,
  shelter: Partial<Shelter> = {},
  more: Partial<ShelterOffer> = {},
): ShelterOffer => ({
  shelter: {
    ...{ id, name: `避难场所${id}`, class: 'short', space: 'indoor', place: northBy(metres) },
    ...{ town: '320205001', grid: null, effectiveAreaSquareMetres: 2_000, capacity: 1_000 },
    ...{ state: 'standby', stream: null, synthetic: true },
    ...shelter,
  },
  facilities: facilities({}),
  ...{ count: null, at: null, isCounted: false, lastCount: null, inArea: false },
  promised: { heads: 0, inside: 0 },
  ...more,
});

/** The plan of an area drawn by hand: a grid with a place, one too far from any, and one nobody counted. */
export function planOf(): EvacuationPlan {
  const grids = [hitGrid('a', 0), hitGrid('far', 9_000), hitGrid('park', 50, { households: 0 })];
  const planned = evacuationPlan(grids, [offer('s', 300)], UNTOUCHED);
  if (!planned.ok) throw new Error(planned.problem);
  const outline = box(120, 31, 121, 32) as EvacuationPlan['outline'];
  const area = { kind: 'drawn', outline } as const;
  return { ...planned.plan, area, outline, areaSquareMetres: 1, coveredShare: 1, wind: null };
}
