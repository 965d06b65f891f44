import '../../../client/i18n/later-words.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadLanguage } from '../../../client/i18n/translate.ts';
import { TEXTS } from '../../../client/i18n/use-text.ts';
import { SCENE_VIEWS } from '../../../client/wall/scenes.ts';
import { titleSize } from '../../../client/wall/title-size.ts';
import { widthInEms } from '../../../shared/names/short-name.ts';

const TRENDS = ['worse', 'better', 'same', 'unknown', 'not-live'] as const;
/** What the word of the trend and its arrow take of the line, in ems of the wall's type (wall.css). */
const besideTitle = (trend: string): number => (widthInEms(trend) + 1.3) * 0.62;
const LINE_EMS = 10.5;
const ROUNDING = 1e-9;
const TITLES = [...Object.values(SCENE_VIEWS).map(({ title }) => title), 'wall.brought-forward'];

describe('the title of a scene', () => {
  // Until they are there English is told in Chinese words, which are short.
  beforeAll(() => loadLanguage('en'));

  it('is as large as the wall’s type where there is room', () => {
    expect(titleSize('避难与力量', '平稳')).toBe(1);
    expect(titleSize('Overview', 'steady')).toBe(1);
  });

  it('is never cut beside any trend, in either language', () => {
    for (const text of [TEXTS.zh, TEXTS.en]) {
      for (const key of TITLES) {
        for (const trend of TRENDS) {
          const [title, word] = [text(key as 'scene.flood'), text(`wall.trend.${trend}`)];
          const taken = widthInEms(title) * titleSize(title, word) + besideTitle(word);
          expect(taken, `${title} ${word}`).toBeLessThan(LINE_EMS + ROUNDING);
        }
      }
    }
  });

  it('is set no smaller than it must be', () => {
    const [title, word] = [TEXTS.en('wall.brought-forward'), TEXTS.en('wall.trend.worse')];
    const size = titleSize(title, word);
    expect(size).toBeLessThan(1);
    expect(widthInEms(title) * size + besideTitle(word)).toBeCloseTo(LINE_EMS);
  });

  it('is cut rather than set too small to be read', () => {
    expect(titleSize('a title of a length that no scene has, on any wall', 'steady')).toBe(0.5);
  });
});
