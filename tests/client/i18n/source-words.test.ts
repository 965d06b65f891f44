import { expect, it } from 'vitest';
import { sourceWords } from '../../../client/i18n/source-words.ts';

it('a source that is kept in both languages is told in one', () => {
  const source = '本平台默认值，非标准 (default of this platform, not a standard)';
  expect(sourceWords(source, 'zh')).toBe('本平台默认值，非标准');
  expect(sourceWords(source, 'en')).toBe('default of this platform, not a standard');
});

it('one that is not stays whole in either', () => {
  for (const source of ['旅游法第45条', 'PM2.5 (HJ 633-2012)', '2020年公布（吴淞基面）']) {
    expect([sourceWords(source, 'zh'), sourceWords(source, 'en')]).toEqual([source, source]);
  }
});
