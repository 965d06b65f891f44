import { useMemo } from 'react';
import type { Coverage } from '../../../shared/geo/coverage/coverage.ts';
import {
  type CoverageFacts,
  type GridMetrics,
  metricsOf,
} from '../../../shared/geo/coverage/metrics.ts';
import type { Position } from '../../../shared/model/common.ts';
import type { GridKey } from '../../../shared/model/grid-edit.ts';
import { MINUTE_MS } from '../../../shared/time/units.ts';
import type { StaffingAnswer } from '../../../shared/wire/staffing.ts';
import { useLive } from '../../store/live-store.ts';
import { useQuestion } from '../../ui/use-question.ts';
import { type Standing, standings } from '../map/features.ts';
import { baseOf, present } from '../session/drawing.ts';
import { usePlan } from '../session/plan-store.ts';
import { useStudio } from '../tools/studio-store.ts';

const STAFF_ASKED_EVERY_MS = MINUTE_MS;
/** A county, a town, a community. */
const AREA_DIGITS = [12, 9, 6] as const;

/** The smallest area that holds all of some communities; null for none. */
export function areaAround(communities: readonly { code: string }[]): string | null {
  const [first, ...others] = communities;
  const digits = AREA_DIGITS.find((count) =>
    others.every(({ code }) => code.slice(0, count) === first!.code.slice(0, count)),
  );
  return first && digits ? first.code.slice(0, digits) : null;
}

/** Posts filled by grid, full-time and part-time; a grid nobody counted is not named. */
export const staffByGrid = (answer: StaffingAnswer | null): CoverageFacts['staff'] =>
  Object.fromEntries(
    (answer?.grids ?? []).flatMap(({ grid, counted }) =>
      counted ? [[grid, counted.fullTime + counted.partTime]] : [],
    ),
  );

function useStaff(): CoverageFacts['staff'] {
  const communities = usePlan(({ session }) => session?.file.communities ?? null);
  const area = communities && areaAround(communities);
  const { value } = useQuestion<StaffingAnswer>(
    area && `/api/staffing?area=${area}`,
    STAFF_ASKED_EVERY_MS,
  );
  return useMemo(() => staffByGrid(value), [value]);
}

/** What lies about, as the metrics count it: one object until the registers, the alarms or the staff change. */
export function useFacts(): CoverageFacts {
  const staff = useStaff();
  const registers = useLive((live) => live.registers);
  const alarms = useLive((live) => live.alarms);
  return useMemo(() => {
    const places = (things: readonly { place: readonly number[] | null }[] | undefined) =>
      (things ?? []).flatMap(({ place }) => (place ? [place as unknown as Position] : []));
    return {
      hazards: places(registers?.hazards),
      shelters: places(registers?.shelters),
      streams: places(registers?.streams),
      reports: places([...alarms.values()]),
      staff,
    };
  }, [registers, alarms, staff]);
}

export type GridRow = {
  key: GridKey;
  name: string;
  kind: string;
  standing: Standing;
  now: GridMetrics;
  /** As it is in force; null for a new grid. */
  before: GridMetrics | null;
};

/** The draft as it is on the screen, a vertex under way included. */
export function useDraft(): { base: Coverage; draft: Coverage } | null {
  const shown = usePlan(({ session }) => session?.shown ?? null);
  const preview = useStudio((studio) => studio.preview);
  const replayAt = useStudio((studio) => studio.replayAt);
  return useMemo(() => {
    if (!shown) return null;
    const replayed = replayAt === null ? null : (shown.coverages[replayAt] ?? null);
    return { base: baseOf(shown), draft: preview?.coverage ?? replayed ?? present(shown) };
  }, [shown, preview, replayAt]);
}

/** Every grid of the draft with its figures beside those in force. Only what changed is worked out anew. */
export function rowsOf(base: Coverage, draft: Coverage, facts: CoverageFacts): GridRow[] {
  const standing = standings(base, draft);
  return [...draft.grids.values()].map(({ key, name, kind }) => ({
    ...{ key, name, kind, standing: standing.get(key) ?? 'same' },
    now: metricsOf(draft, key, facts),
    before: base.grids.has(key) ? metricsOf(base, key, facts) : null,
  }));
}

export function useGridRows(): GridRow[] | null {
  const drawn = useDraft();
  const facts = useFacts();
  return useMemo(() => drawn && rowsOf(drawn.base, drawn.draft, facts), [drawn, facts]);
}
