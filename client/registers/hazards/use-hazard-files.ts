import { useMemo } from 'react';
import type { HazardSummary } from '../../../shared/wire/hazard-files.ts';
import { useLive } from '../../store/live-store.ts';
import { useQuestion } from '../../ui/use-question.ts';

/** Files change by acts of people: half a minute is soon enough for a list. */
const ASK_MS = 30_000;

/** Every hazard of the area in short, named in the person's language as the map names it. */
export function useHazardFiles() {
  const question = useQuestion<HazardSummary[]>('/api/hazard-files', ASK_MS);
  const known = useLive((live) => live.registers?.hazardById ?? null);
  const { value } = question;
  const named = useMemo(
    () =>
      value?.map((file) => {
        const shown = known?.get(file.id);
        if (!shown) return file;
        return { ...file, name: shown.name, responsibleUnit: shown.responsibleUnit };
      }) ?? null,
    [value, known],
  );
  return { ...question, value: named };
}
