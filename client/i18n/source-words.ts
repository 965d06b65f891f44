import type { Language } from './use-text.ts';

/** A source of a step as it is shipped: in Chinese, then in English in brackets. */
const BOTH = /^(.*[\u4e00-\u9fff].*?) \(([\x20-\x7e]+)\)$/;

/** Where a step comes from, in one language where it is kept in both; the whole of it belongs into the tip. */
export function sourceWords(source: string, language: Language): string {
  const [, chinese, english] = BOTH.exec(source) ?? [];
  if (chinese === undefined || english === undefined) return source;
  return language === 'zh' ? chinese : english;
}
