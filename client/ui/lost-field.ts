import { isTyping } from './is-typing.ts';

/** So long after the last of them, keys go on with what was written in a field that has gone away, ms [D]. */
const WRITING_ON_MS = 2_000;

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** @param now ms, of any origin */
export function createLostField(now: () => number) {
  let until = Number.NEGATIVE_INFINITY;
  return {
    /** A field went away under who was writing in it. */
    lost(): void {
      until = now() + WRITING_ON_MS;
    },
    /** Whether a key that is pressed goes on with those words: it is no shortcut and presses nothing. */
    isWritten({ key, ctrlKey, metaKey, altKey }: Pressed, typing: boolean): boolean {
      const isLetter = key.length === 1 && !ctrlKey && !metaKey && !altKey;
      if (typing || !isLetter || now() >= until) return false;
      until = now() + WRITING_ON_MS;
      return true;
    },
  };
}

const lostField = createLostField(() => performance.now());

function swallow(event: KeyboardEvent): void {
  if (!lostField.isWritten(event, isTyping(event.target))) return;
  event.preventDefault();
  event.stopPropagation();
}

/** Keeps what is still written into a field that has gone away from acting as keys of the page, until the writing pauses. */
export function guardLostWords(): void {
  lostField.lost();
  // Once only, however often it is said.
  window.addEventListener('keydown', swallow, true);
}
