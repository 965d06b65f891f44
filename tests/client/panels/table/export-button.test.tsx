import '../../../../client/i18n/later-words.ts';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import { TEXTS } from '../../../../client/i18n/use-text.ts';
import { ExportAs } from '../../../../client/panels/table/export-button.tsx';

// Arrangements of tables are read when their store is made.
vi.hoisted(() => vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined }));

const shown = {
  ...{ rows: [], columns: [] },
  telling: { text: TEXTS.zh, language: 'zh', now: 0 } as const,
};
const signOf = (ending: 'csv' | 'geojson'): string | undefined =>
  /<svg[^>]*class="([^"]+)"/.exec(
    renderToStaticMarkup(<ExportAs ending={ending} table="streams" shown={shown} filter="" />),
  )?.[1];

it('Where a table has no room for words, its two kinds of file are told apart by their signs', () => {
  expect(signOf('csv')).toBeDefined();
  expect(signOf('csv')).not.toBe(signOf('geojson'));
});
