import type { zhLater } from './zh-CN/later.ts';
import { zhCN } from './zh-CN.ts';

export type TextKey = keyof typeof zhCN | keyof typeof zhLater;
export type Language = 'zh' | 'en';
/** What stands for `{name}` in a text. */
export type TextValues = Readonly<Record<string, string | number>>;
export type TextTable = Readonly<Record<TextKey, string>>;

const chinese: Partial<Record<TextKey, string>> = { ...zhCN };
const tables: Record<Language, Partial<TextTable> | null> = { zh: chinese, en: null };

/**
 * Adds the Chinese words of a part that is fetched after the first map, so that they do not stand before
 * it. English words come all at once: nobody reads them before they were asked for.
 */
export function addWords(words: Partial<TextTable>): void {
  Object.assign(chinese, words);
}

/** Fetches the words of a language; Chinese is there from the start. */
export async function loadLanguage(language: Language): Promise<void> {
  if (tables[language]) return;
  const { en } = await import('./en.ts');
  tables.en = en;
}

export const isLanguageLoaded = (language: Language): boolean => tables[language] !== null;

/** Whether a word exists, for keys made from what the server says. */
export const isTextKey = (key: string): key is TextKey => Object.hasOwn(chinese, key);

/** `[community|communities]`: the word beside a count of one, and beside any other. */
const NUMBERED = /\[([^[\]|]*)\|([^[\]|]*)\]/g;

/**
 * A text in a language, Chinese until its words have arrived. `{name}` is replaced from `values`, and a word that
 * differs beside one by `count`.
 */
export function translate(language: Language, key: TextKey, values?: TextValues): string {
  const text = tables[language]?.[key] ?? chinese[key] ?? key;
  if (!values) return text;
  return text
    .replace(NUMBERED, (_, one: string, many: string) =>
      String(values.count) === '1' ? one : many,
    )
    .replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
