import { zhCN } from './zh-CN.ts';

export type TextKey = keyof typeof zhCN;
export type Language = 'zh' | 'en';
/** What stands for `{name}` in a text. */
export type TextValues = Readonly<Record<string, string | number>>;
export type TextTable = Readonly<Record<TextKey, string>>;

const tables: Record<Language, TextTable | null> = { zh: zhCN, en: null };

/** Fetches the words of a language; Chinese is there from the start. */
export async function loadLanguage(language: Language): Promise<void> {
  if (tables[language]) return;
  const { en } = await import('./en.ts');
  tables.en = en;
}

export const isLanguageLoaded = (language: Language): boolean => tables[language] !== null;

/** A text in a language, Chinese until its words have arrived. `{name}` is replaced from `values`. */
export function translate(language: Language, key: TextKey, values?: TextValues): string {
  const text = (tables[language] ?? zhCN)[key] ?? key;
  if (!values) return text;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
