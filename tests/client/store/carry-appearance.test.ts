import { describe, expect, it } from 'vitest';
import { inAppearance } from '../../../client/store/carry-appearance.ts';

describe('a link to another page', () => {
  const english = { desk: 'console', language: 'en', theme: 'light' } as const;
  const usual = { desk: 'console', language: 'zh', theme: 'dark' } as const;

  it('opens it in the language and theme of this one', () => {
    expect(inAppearance('/registers', english)).toBe('/registers?lang=en&theme=light');
    expect(inAppearance('/console?select=hazard%3A1#top', english)).toBe(
      '/console?select=hazard%3A1&lang=en&theme=light#top',
    );
  });

  it('says nothing of what is usual, whatever it said before', () => {
    expect(inAppearance('/help?lang=en&theme=light', usual)).toBe('/help');
    expect(inAppearance('/studio', usual)).toBe('/studio');
  });

  it('says of a desk only what is not usual there', () => {
    expect(inAppearance('/console', { ...usual, desk: 'studio', theme: 'light' })).toBe('/console');
    expect(inAppearance('/console', { ...usual, desk: 'studio' })).toBe('/console?theme=dark');
  });
});
