import type { Joined } from '../model/watch-rule.ts';

/** What can be said of a question: unknown is neither yes nor no, and never counts as either. */
export const ANSWERS = ['yes', 'no', 'unknown'] as const;
export type Answer = (typeof ANSWERS)[number];

/**
 * Joins answers: yes as soon as so many say yes, no as soon as so many never can, else unknown. Fewer answers than
 * are asked for is unknown too: where nobody measures nothing is denied.
 */
export function join(answers: readonly Answer[], joined: Joined): Answer {
  const needed = joined === 'all' ? answers.length : joined === 'any' ? 1 : joined;
  if (answers.length === 0 || answers.length < needed) return 'unknown';
  let yes = 0;
  let open = 0;
  for (const answer of answers) {
    if (answer === 'yes') yes += 1;
    else if (answer === 'unknown') open += 1;
  }
  if (yes >= needed) return 'yes';
  return yes + open < needed ? 'no' : 'unknown';
}
