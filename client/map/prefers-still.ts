/** Whether motion makes this person ill, as the system tells; asked each time, for it can be changed meanwhile. */
export const prefersStill = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;
