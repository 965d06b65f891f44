import type { LargeEvent } from '../../shared/model/large-event.ts';
import { MINUTE_MS } from '../../shared/time/units.ts';
import type { Question } from '../ui/use-question.ts';
import { useToldQuestion } from '../ui/use-told-question.ts';

/** The file of a large event as it stands: while a card shows it, it begins, is changed and ends. @param id null: none */
export const useEvent = (id: string | null): Question<LargeEvent> =>
  useToldQuestion(
    id === null ? null : `/api/events/${encodeURIComponent(id)}`,
    ['event.changed'],
    MINUTE_MS,
  );
