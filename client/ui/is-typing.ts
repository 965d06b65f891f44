/** Whether a key pressed there is meant for a field that is typed in. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) &&
  !/^(range|checkbox|radio)$/.test(target.getAttribute('type') ?? '');
