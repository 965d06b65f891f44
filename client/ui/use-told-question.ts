import type { JournalKind } from '../../shared/model/journal.ts';
import { useLive } from '../store/live-store.ts';
import { useAskWhenTold } from './use-ask-when-told.ts';
import { type Asking, type Question, useQuestion } from './use-question.ts';

/**
 * A question that is asked again as soon as the journal tells of what it is about, whichever desk did it.
 * @param path null: nothing to ask yet
 * @param everyMs asked again this often too, for what the journal did not tell
 */
export function useToldQuestion<Value>(
  path: string | null,
  kinds: readonly JournalKind[],
  everyMs: number,
  how?: Asking,
): Question<Value> {
  const question = useQuestion<Value>(path, everyMs, how);
  const told = useLive(
    ({ journal }) => journal.findLast(({ kind }) => kinds.includes(kind))?.number ?? 0,
  );
  useAskWhenTold(path, told);
  return question;
}
