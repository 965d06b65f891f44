import { ENGLISH_WORDS } from './english-words.ts';
import { areaInEnglish } from './romanise.ts';

type Named = { name: string };

/** Every area's name and every word names are made of, with their English, one a line. */
export function englishNamesText(areas: readonly Named[]): string {
  const table = {
    ...Object.fromEntries(areas.map(({ name }) => [name, areaInEnglish(name)])),
    ...ENGLISH_WORDS,
  };
  const lines = Object.entries(table).map((pair) =>
    pair.map((text) => JSON.stringify(text)).join(':'),
  );
  return `{\n${lines.join(',\n')}\n}\n`;
}
