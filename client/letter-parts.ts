import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const FIRST = join(import.meta.dirname, 'ui/fonts/first-letters.css');
const OF_PARTS = /[\\/]@fontsource-variable[\\/]noto-sans-sc[\\/]wght\.css$/;
const RANGES = /unicode-range:\s*([^;]+);/g;
const RANGE = /U\+([0-9a-f]+)(?:-([0-9a-f]+))?/gi;

/** Letters of a style sheet's `unicode-range`, as code points. */
export function lettersOfSheet(css: string): Set<number> {
  const letters = new Set<number>();
  for (const [, listed] of css.matchAll(RANGES)) {
    for (const [, first, last] of listed!.matchAll(RANGE)) {
      const end = Number.parseInt(last ?? first!, 16);
      for (let code = Number.parseInt(first!, 16); code <= end; code += 1) letters.add(code);
    }
  }
  return letters;
}

/** Code points as a style sheet lists them: `U+4e00-4e03,U+4e07`. */
function rangesOf(letters: readonly number[]): string {
  const runs: [first: number, last: number][] = [];
  for (const letter of letters) {
    const run = runs.at(-1);
    if (run && letter === run[1] + 1) run[1] = letter;
    else runs.push([letter, letter]);
  }
  const hex = (code: number) => code.toString(16);
  return runs
    .map(([first, last]) => (first === last ? `U+${hex(first)}` : `U+${hex(first)}-${hex(last)}`))
    .join(',');
}

const FACE = /@font-face\s*{[^}]*}/g;

/**
 * Leaves every letter to one part: the last that has it, as a browser chooses, and to none that is `taken`. A part
 * without any left is left out.
 */
export function eachLetterOnce(css: string, taken: ReadonlySet<number>): string {
  const gone = new Set(taken);
  const faces = [...css.matchAll(FACE)].map(([face]) => face).reverse();
  const left = faces.flatMap((face) => {
    const letters = [...lettersOfSheet(face)].filter((letter) => !gone.has(letter));
    for (const letter of letters) gone.add(letter);
    const listed = rangesOf(letters.sort((one, other) => one - other));
    return listed === '' ? [] : [face.replace(RANGES, `unicode-range: ${listed};`)];
  });
  return left.reverse().join('\n');
}

/**
 * The parts of the bundled font without what is in the file of first letters. Both would be fetched for such a letter where a
 * page asks for all letters of a text, as a map does before it writes its names.
 */
export const letterParts: Plugin = {
  name: 'letter-parts',
  enforce: 'pre',
  transform: {
    filter: { id: OF_PARTS },
    handler: (css) => eachLetterOnce(css, lettersOfSheet(readFileSync(FIRST, 'utf8'))),
  },
};
