import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');
const FONT = 'node_modules/@fontsource-variable/noto-sans-sc/wght.css';
const RARE = 'client/ui/fonts/rare-letters.css';
const TEXTS = ['geodata/city', 'geodata/scenarios', 'client/i18n/zh-CN'];

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

function rangesOf(css: string): [from: number, to: number][] {
  return [...css.matchAll(/U\+([0-9a-f]+)(?:-([0-9a-f]+))?/gi)].map(([, from, to]) => [
    Number.parseInt(from!, 16),
    Number.parseInt(to ?? from!, 16),
  ]);
}

it('has a letter of the bundled font for every letter of the city’s names and of the words', () => {
  const ranges = rangesOf(read(FONT) + read(RARE));
  const letters = new Set(
    TEXTS.flatMap((folder) =>
      readdirSync(join(ROOT, folder)).flatMap((file) => [...read(join(folder, file))]),
    ),
  );
  const missing = [...letters].filter((letter) => {
    const code = letter.codePointAt(0)!;
    return code > 127 && !ranges.some(([from, to]) => from <= code && code <= to);
  });
  expect(missing).toEqual([]);
});

it('keeps one range of weights: a part of another would hide all the others', () => {
  const weights = [...(read(FONT) + read(RARE)).matchAll(/font-weight:\s*([^;]+);/g)].map(
    ([, weight]) => weight,
  );
  expect(new Set(weights)).toEqual(new Set(['100 900']));
});
