/**
 * For what scrolls and may hold nothing to press, as lines of the timeline that lead nowhere: the keyboard scrolls it
 * itself. To be spread: the linter takes a scrolled region for nothing to be reached.
 */
export const REACHED_BY_KEYS = { tabIndex: 0 } as const;
