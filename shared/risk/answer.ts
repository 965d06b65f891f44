import type { Joined } from '../model/watch-rule.ts';

/** What can be said of a question: unknown is neither yes nor no, and never counts as either. */
export const ANSWERS = ['yes', 'no', 'unknown'] as const;
export type Answer = (typeof ANSWERS)[number];

/** Of so many asked, how many say yes and how many are not known. */
export type Count = { asked: number; yes: number; open: number };

/**
 * Joins answers: yes as soon as so many say yes, no as soon as so many never can, else unknown. Fewer answers than
 * are asked for is unknown too: where nobody measures nothing is denied.
 */
export function joinCount({ asked, yes, open }: Count, joined: Joined): Answer {
  const needed = joined === 'all' ? asked : joined === 'any' ? 1 : joined;
  if (asked === 0 || asked < needed) return 'unknown';
  if (yes >= needed) return 'yes';
  return yes + open < needed ? 'no' : 'unknown';
}

/** `joinCount` of these. */
export function join(answers: readonly Answer[], joined: Joined): Answer {
  let yes = 0;
  let open = 0;
  for (const answer of answers) {
    if (answer === 'yes') yes += 1;
    else if (answer === 'unknown') open += 1;
  }
  return joinCount({ asked: answers.length, yes, open }, joined);
}
