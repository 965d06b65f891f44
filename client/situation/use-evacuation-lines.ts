import { MINUTE_MS } from '../../shared/time/units.ts';
import type { EvacuationLine } from '../../shared/wire/evacuation.ts';
import { EVACUATION_KINDS, evacuationsPath } from '../commands/evacuate.ts';
import type { Question } from '../ui/use-question.ts';
import { useToldQuestion } from '../ui/use-told-question.ts';

/**
 * The orders that were signed, those in force first; asked again as soon as one is signed or ended at any desk.
 * @param asks whether there is anything to ask: who may not see orders is refused them
 */
export const useEvacuationLines = (asks = true): Question<{ evacuations: EvacuationLine[] }> =>
  useToldQuestion(asks ? evacuationsPath : null, EVACUATION_KINDS, MINUTE_MS);
