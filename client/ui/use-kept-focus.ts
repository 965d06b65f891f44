import { type RefObject, useEffect } from 'react';
import { isTyping } from './is-typing.ts';
import { guardLostWords } from './lost-field.ts';

/** What of an element of the card decides whether the focus can be on it. */
type Focusable = { isConnected: boolean; disabled?: boolean };

/**
 * Where the focus goes that was lost: back to what had it and merely rested, or to the heading when that has gone away.
 * Null: it is not lost, or what had it still rests.
 * @param isLost whether nothing of the page has it
 */
export function focusAfter(held: Focusable | null, isLost: boolean): 'held' | 'heading' | null {
  if (held === null || !isLost) return null;
  if (!held.isConnected) return 'heading';
  return held.disabled === true ? null : 'held';
}

/** A heading that takes the focus; the whole, where it has none and takes it itself. */
const headOf = (card: HTMLElement): HTMLElement =>
  card.querySelector<HTMLElement>('h3[tabindex]') ?? card;

/** What had the focus has gone away, or its card has: who was writing there goes on for a moment. */
function guardWords(held: HTMLElement | null): void {
  if (held !== null && !held.isConnected && isTyping(held)) guardLostWords();
}

/** Watches a card. @returns ends it */
function keepFocus(card: HTMLElement): () => void {
  let held: HTMLElement | null = null;
  const taken = ({ target }: FocusEvent) => {
    held = target instanceof HTMLElement && card.contains(target) ? target : null;
  };
  // Who presses elsewhere does not go on here.
  const pressed = ({ target }: PointerEvent) => {
    if (target instanceof Node && !held?.contains(target)) held = null;
  };
  const look = () => {
    const isLost = document.activeElement === null || document.activeElement === document.body;
    const to = focusAfter(held, isLost);
    if (to === 'held') held?.focus({ preventScroll: true });
    if (to !== 'heading') return;
    guardWords(held);
    headOf(card).focus({ preventScroll: true });
  };
  const observer = new MutationObserver(look);
  observer.observe(card, { childList: true, subtree: true, attributeFilter: ['disabled'] });
  document.addEventListener('focusin', taken);
  document.addEventListener('pointerdown', pressed);
  return () => {
    guardWords(held);
    observer.disconnect();
    document.removeEventListener('focusin', taken);
    document.removeEventListener('pointerdown', pressed);
  };
}

/**
 * An act whose button goes away with it leaves the keyboard at the head of its card, or of its section of a page, not
 * at the top of the page.
 * @param isShown whether there is a card
 */
export function useKeptFocus(card: RefObject<HTMLElement | null>, isShown: boolean): void {
  useEffect(() => {
    if (isShown && card.current !== null) return keepFocus(card.current);
  }, [card, isShown]);
}
