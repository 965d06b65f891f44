/** Given as `ref`: the keyboard goes on with what stands where the thing it was at stood, and that comes into view. */
export const takeFocus = (element: HTMLElement | null): void => element?.focus();
