import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { askAgain } from './ask-again.ts';

/**
 * Asks a question again when the journal tells of what it is about.
 * @param path null: nothing to ask yet
 * @param told number of the journal's newest entry of that sort; 0: none
 */
export function useAskWhenTold(path: string | null, told: number): void {
  const questions = useQueryClient();
  const asked = useRef<string | null>(null);
  useEffect(() => {
    const isNews = asked.current === path;
    asked.current = path;
    if (path === null || told === 0) return;
    const which = { queryKey: [path], exact: true };
    // What is asked for the first time here may have an answer of before; what is under way is of now.
    if (!isNews) void questions.invalidateQueries(which);
    else void askAgain(questions, path, () => questions.refetchQueries(which));
  }, [path, told, questions]);
}
