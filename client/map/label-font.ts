import { lettersHere } from '../ui/fonts/load-letters.ts';
import { LABEL_FONT } from './base-labels.ts';

/** When each letter that was asked for is here: a part of the font is fetched once, and all who need it wait. */
const arrivals = new Map<string, Promise<void>>();
/** A label without its own font is better than a map without labels. */
const PATIENCE_MS = 4_000;

const waiting = new Set<() => void>();

/**
 * Called when letters arrive after somebody gave up on them: what was drawn in whatever font the machine has
 * must be drawn again.
 * @returns ends it
 */
export function onLateLetters(drawAgain: () => void): () => void {
  waiting.add(drawAgain);
  return () => void waiting.delete(drawAgain);
}

function ask(letters: readonly string[]): void {
  const [family] = LABEL_FONT;
  const load = () => document.fonts.load(`400 24px "${family}"`, letters.join(''));
  const arrival = lettersHere.then(load).then(
    () => undefined,
    // The server was away: whoever needs them next asks again.
    () => {
      for (const letter of letters) arrivals.delete(letter);
    },
  );
  for (const letter of letters) arrivals.set(letter, arrival);
}

/**
 * Resolves when the font's letters for a text are here. The bundled font comes in about a hundred parts by
 * letter; without this a label would be drawn once and for ever in whatever font the machine has.
 */
export async function lettersOf(texts: Iterable<string>): Promise<void> {
  const letters = [...new Set([...texts].join(''))];
  const fresh = letters.filter((letter) => !arrivals.has(letter));
  if (fresh.length > 0) ask(fresh);
  const here = Promise.all(new Set(letters.map((letter) => arrivals.get(letter))));
  let patience: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<'late'>((resolve) => {
    patience = setTimeout(resolve, PATIENCE_MS, 'late');
  });
  if ((await Promise.race([here, late])) === 'late') {
    void here.then(() => {
      for (const drawAgain of waiting) drawAgain();
    });
  }
  clearTimeout(patience);
}
