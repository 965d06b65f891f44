import { LABEL_FONT } from './base-style.ts';

/** Letters that have been asked for; a part of the font is fetched once. */
const asked = new Set<string>();
/** A label without its own font is better than a map without labels. */
const PATIENCE_MS = 4_000;

/**
 * Resolves when the font's letters for a text are here. The bundled font comes in about a hundred parts by
 * letter; without this a label would be drawn once and for ever in whatever font the machine has.
 */
export async function lettersOf(texts: Iterable<string>): Promise<void> {
  const fresh = [...new Set([...texts].join(''))].filter((letter) => !asked.has(letter));
  if (fresh.length === 0) return;
  for (const letter of fresh) asked.add(letter);
  const [family] = LABEL_FONT;
  const arrival = document.fonts.load(`400 24px "${family}"`, fresh.join(''));
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  await Promise.race([arrival, patience]).catch(() => undefined);
}
