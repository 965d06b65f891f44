/**
 * From how many people without a shelter on a grid is tinted a step darker [D]: a grid of Wuxi has some
 * 300 households (DOMAIN.md §1), so the steps are about a tenth, a third and the whole of one.
 */
export const UNSERVED_STEPS = [1, 100, 300, 800] as const;

/** The tint of what nobody knows, beside those of the steps (1 to 4) and of nobody (0). */
export const UNSERVED_UNKNOWN = 5;

/** 0: nobody is without one; 1 to 4 by the steps. */
export const unservedStep = (people: number): number =>
  UNSERVED_STEPS.filter((from) => people >= from).length;
