/**
 * The acts of the card that is shown, found where they stand: what the card offers, the palette offers by the same words,
 * and no act can be forgotten there.
 */
export type CardAct = { word: string; go: () => void };

const CARD = '[data-testid="card"]';
const FIELD = 'input:not([type="hidden"]), select, textarea';

/** What an act is about, where that is chosen above it. */
const CHOICE = '[data-act-choice]';

/**
 * Brings an act into view, unfolding what it lies in, with the keyboard on it: on the first field of a form. What was
 * chosen for it is shown from its beginning, so that Enter does nothing to what nobody sees.
 */
function goTo(element: HTMLElement): void {
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    if (at instanceof HTMLDetailsElement) at.open = true;
  }
  const choice = element.closest(CHOICE);
  if (choice === null) element.scrollIntoView({ block: 'nearest' });
  else choice.scrollIntoView({ block: 'start' });
  const field = element instanceof HTMLFormElement && element.querySelector<HTMLElement>(FIELD);
  (field || element).focus({ preventScroll: choice !== null });
}

/** Goes to the act of that name, where the card has it; Enter does it then. */
export function goToCardAct(name: string): void {
  const found = document.querySelector<HTMLElement>(`${CARD} [data-act="${name}"]`);
  if (found) goTo(found);
}

/** Whose act it is, where the card has several of one word: a unit, a sector. */
const ownerOf = (element: Element): string =>
  element.closest<HTMLElement>('[data-of]')?.dataset.of ?? '';

const wordOf = (element: HTMLElement): string =>
  [ownerOf(element), element.ariaLabel ?? element.textContent.trim()]
    .filter((part) => part !== '')
    .join(' · ');

/** Every act the card offers now, in its order. A form is gone to; a button asks or acts as it does when pressed. */
export function cardActs(): CardAct[] {
  const buttons = document.querySelectorAll<HTMLButtonElement>(
    `${CARD} button.jw-button:not([disabled])`,
  );
  return [...buttons].map((button) => ({
    word: wordOf(button),
    go: () => {
      goTo(button.form ?? button);
      if (button.form === null) button.click();
    },
  }));
}
