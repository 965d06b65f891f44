import { say } from '../store/notice-store.ts';
import { type Selection, select, viewStore } from '../store/view-store.ts';

/**
 * Selects what an act has brought. It may have waited for the line: where the person has gone on to something else meanwhile
 * that stays, with what is written there, and what was done is said.
 * @param from what was selected when the act began
 * @param words what was done, with its name
 */
export function showOutcome(from: Selection | null, outcome: Selection, words: string): void {
  const { selection } = viewStore.getState();
  if (selection?.kind === from?.kind && selection?.id === from?.id) select(outcome);
  else say(words);
}
