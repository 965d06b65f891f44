import { useMemo } from 'react';
import { useLive } from '../store/live-store.ts';
import { telemetry } from '../store/telemetry.ts';
import { useTelemetryRevision } from '../store/use-telemetry.ts';
import type { Selection } from '../store/view-store.ts';
import { type Newest, newestOf } from './newest.ts';
import { type Subject, subjectOf } from './subject.ts';

/** What a selection names, kept up to date; null when nothing is selected or it is gone. */
export function useSubject(selection: Selection | null): Subject | null {
  const registers = useLive((live) => live.registers);
  const coverage = useLive((live) => live.coverage);
  const alarms = useLive((live) => live.alarms);
  const warnings = useLive((live) => live.warnings);
  const incidents = useLive((live) => live.incidents);
  const pastIncidents = useLive((live) => live.pastIncidents);
  const revision = useTelemetryRevision();
  // A moving unit's place comes from the columns, which are written in place; the revision stands for them.
  return useMemo(
    () =>
      revision >= 0 && selection !== null
        ? subjectOf(
            { registers, coverage, alarms, warnings, incidents, pastIncidents },
            telemetry,
            selection,
          )
        : null,
    [registers, coverage, alarms, warnings, incidents, pastIncidents, selection, revision],
  );
}

/** The newest reading of a stream, at most four times a second. */
export function useNewest(streamId: string | null | undefined): Newest {
  const registers = useLive((live) => live.registers);
  useTelemetryRevision();
  return newestOf(telemetry, streamId ? registers?.streamById.get(streamId) : undefined);
}
