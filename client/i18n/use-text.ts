import { useStore } from 'zustand';
import { viewStore } from '../store/view-store.ts';
import { en } from './en.ts';
import { type TextKey, zhCN } from './zh-CN.ts';

export type { TextKey };
export type Language = 'zh' | 'en';
export type Parameters = Readonly<Record<string, string | number>>;

/** The words of a key in one language; `{name}` is replaced from `parameters`. */
export type Text = (key: TextKey, parameters?: Parameters) => string;

const TABLES: Readonly<Record<Language, Readonly<Record<TextKey, string>>>> = { zh: zhCN, en };

const fill = (pattern: string, parameters: Parameters): string =>
  pattern.replace(/\{(\w+)\}/g, (whole, name: string) => String(parameters[name] ?? whole));

const textOf =
  (language: Language): Text =>
  (key, parameters) =>
    parameters === undefined ? TABLES[language][key] : fill(TABLES[language][key], parameters);

/** One function a language, so that identity is stable between renders. */
export const TEXTS: Readonly<Record<Language, Text>> = { zh: textOf('zh'), en: textOf('en') };

/** Whether a word exists, for keys made from what the server says. */
export const isTextKey = (key: string): key is TextKey => Object.hasOwn(zhCN, key);

export const useLanguage = (): Language => useStore(viewStore, (view) => view.language);
export const useText = (): Text => TEXTS[useLanguage()];
