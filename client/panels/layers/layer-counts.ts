import type { LiveState } from '../../store/live-store.ts';
import type { LayerId } from '../../store/view-store.ts';

/** How many things a layer holds; null for layers of the base map, which hold none that one can pick. */
export function layerCounts({
  registers,
  coverage,
  alarms,
  warnings,
}: Pick<LiveState, 'registers' | 'coverage' | 'alarms' | 'warnings'>): Record<
  LayerId,
  number | null
> {
  const hazards = registers?.hazards ?? [];
  const areas = hazards.filter(({ form }) => form === 'area').length;
  return {
    water: null,
    grids: coverage?.codes.length ?? 0,
    boundaries: null,
    'hazard-areas': areas,
    hazards: hazards.length - areas,
    gatherings: registers?.gatherings.length ?? 0,
    warnings: warnings.length,
    shelters: registers?.shelters.length ?? 0,
    streams: registers?.streams.filter(({ subjectKind }) => subjectKind === 'station').length ?? 0,
    units: registers?.resources.length ?? 0,
    alarms: [...alarms.values()].filter(({ active }) => active).length,
    labels: null,
  };
}
