import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { eachLetterOnce, lettersOfSheet } from '../../../client/letter-parts.ts';

const ROOT = join(import.meta.dirname, '../../..');
const FONT = 'node_modules/@fontsource-variable/noto-sans-sc/wght.css';
const RARE = 'client/ui/fonts/rare-letters.css';
const FIRST = 'client/ui/fonts/first-letters.css';
const TEXTS = ['geodata/city', 'geodata/scenarios', 'client/i18n/zh-CN'];

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

function lettersIn(folders: readonly string[]): Set<string> {
  const letters = new Set<string>();
  for (const folder of folders) {
    for (const file of readdirSync(join(ROOT, folder))) {
      for (const letter of read(join(folder, file))) letters.add(letter);
    }
  }
  return letters;
}

/** Those of the letters from `first` on that no sheet has. */
function missingIn(sheets: readonly string[], letters: Iterable<string>, first: number): string[] {
  const here = new Set(sheets.flatMap((sheet) => [...lettersOfSheet(read(sheet))]));
  return [...letters].filter((letter) => {
    const code = letter.codePointAt(0)!;
    return code >= first && !here.has(code);
  });
}

it('has a letter of the bundled font for every letter of the city’s names and of the words', () => {
  expect(missingIn([FONT, RARE], lettersIn(TEXTS), 128)).toEqual([]);
});

it('has nearly every Chinese letter of them in one file: each other brings a part of some fifty kilobytes', () => {
  const CHINESE = 0x2e80;
  const MOST_BESIDE = 20;
  const beside = missingIn([FIRST, RARE], lettersIn(TEXTS), CHINESE);
  expect(beside.length, `run make-first-letters.py for ${beside.join('')}`).toBeLessThan(
    MOST_BESIDE,
  );
});

it('has each letter in one file, so that a page which asks for the letters of a text fetches no second', () => {
  const first = lettersOfSheet(read(FIRST));
  const parts = eachLetterOnce(read(FONT), first).match(/@font-face\s*{[^}]*}/g)!;
  const files = [first, ...parts.map(lettersOfSheet)];
  const letters = new Set(files.flatMap((file) => [...file]));
  expect(files.reduce((sum, { size }) => sum + size, 0)).toBe(letters.size);
  expect(letters).toEqual(new Set([...lettersOfSheet(read(FONT)), ...first]));
});

it('keeps one range of weights: a part of another would hide all the others', () => {
  const weights = [
    ...(read(FONT) + read(FIRST) + read(RARE)).matchAll(/font-weight:\s*([^;]+);/g),
  ].map(([, weight]) => weight);
  expect(new Set(weights)).toEqual(new Set(['100 900']));
});
