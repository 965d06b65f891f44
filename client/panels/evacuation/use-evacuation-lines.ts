import type { EvacuationLine } from '../../../shared/wire/evacuation.ts';
import { EVACUATION_KINDS, evacuationsPath } from '../../commands/evacuate.ts';
import { useToldQuestion } from '../../ui/use-told-question.ts';

const ASKED_EVERY_MS = 30_000;

/** The orders that were signed, those in force first; asked again as soon as one is signed or ended at any desk. */
export const useEvacuationLines = () =>
  useToldQuestion<{ evacuations: EvacuationLine[] }>(
    evacuationsPath,
    EVACUATION_KINDS,
    ASKED_EVERY_MS,
  );
