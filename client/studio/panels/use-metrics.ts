import { useMemo } from 'react';
import type { Coverage } from '../../../shared/geo/coverage/coverage.ts';
import {
  type CoverageFacts,
  type GridMetrics,
  metricsOf,
} from '../../../shared/geo/coverage/metrics.ts';
import type { Position } from '../../../shared/model/common.ts';
import type { GridKey } from '../../../shared/model/grid-edit.ts';
import { useLive } from '../../store/live-store.ts';
import { type Standing, standings } from '../map/features.ts';
import { baseOf, present } from '../session/drawing.ts';
import { usePlan } from '../session/plan-store.ts';
import { useStudio } from '../tools/studio-store.ts';

/** What lies about, as the metrics count it: one object until the registers or the alarms change. */
export function useFacts(): CoverageFacts {
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
    };
  }, [registers, alarms]);
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
