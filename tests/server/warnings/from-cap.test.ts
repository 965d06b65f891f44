import { describe, expect, it } from 'vitest';
import { warningOf } from '../../../server/warnings/from-cap.ts';
import type { CapInfo } from '../../../shared/cap/message.ts';
import { capMessage, rainInfo } from '../../support/cap.ts';

const NOW = Date.parse('2026-07-06T02:00:00.000Z');
const HOUR_MS = 3_600_000;
const at = (hours: number) => new Date(NOW + hours * HOUR_MS).toISOString();

/** An info of this colour word, from and until so many hours from now. */
const info = (colour: string, from: number, until: number, more: Partial<CapInfo> = {}) => ({
  ...rainInfo(NOW, null),
  headline: `暴雨${colour}预警`,
  parameters: [{ name: '预警级别', value: colour }],
  onset: NOW + from * HOUR_MS,
  expires: NOW + until * HOUR_MS,
  ...more,
});
const shownOf = (...infos: CapInfo[]) =>
  warningOf(capMessage(NOW, { infos }), { receivedAt: at(0), source: null, synthetic: false });

describe('a message of several infos', () => {
  it('is shown at its worst level, in the words of that, from its first beginning to its last end', () => {
    const shown = shownOf(info('蓝色', 0, 2), info('红色', 1, 12), info('黄色', 3, 20));
    expect(shown).toMatchObject({ level: 'red', headline: '暴雨红色预警' });
    expect(shown).toMatchObject({ onset: at(0), expires: at(20), expiresSaid: true });
  });

  it('is no milder for an info without any level', () => {
    const without = info('', 0, 2, { parameters: [], severity: 'Unknown' });
    expect(shownOf(without, info('蓝色', 0, 2)).level).toBe('blue');
    expect(shownOf(without)).toMatchObject({ level: null, levelOrigin: 'none' });
  });

  it('is shown in Chinese where it speaks it, else in the language it begins with', () => {
    const english = info('red', 0, 24, { language: 'en-US', headline: 'Red' });
    const unsaid = info('orange', 0, 24, { language: null, headline: 'Orange' });
    const french = info('red', 0, 24, { language: 'fr', headline: 'Rouge' });
    const chinese = info('蓝色', 0, 2);
    expect(shownOf(english, chinese)).toMatchObject({ level: 'blue', expires: at(2) });
    expect(shownOf(unsaid, french, english).headline).toBe('Red');
  });

  it('says that an end is assumed where the last one is', () => {
    expect(shownOf(info('蓝色', 0, 2), info('红色', 0, 0, { expires: null }))).toMatchObject({
      expires: at(24),
      expiresSaid: false,
    });
  });
});
