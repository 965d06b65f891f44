import { describe, expect, it } from 'vitest';
import { TEXTS } from '../../../client/i18n/use-text.ts';
import { SCENE_VIEWS } from '../../../client/wall/scenes.ts';
import { titleSize } from '../../../client/wall/title-size.ts';
import { widthInEms } from '../../../shared/names/short-name.ts';

const TRENDS = ['worse', 'better', 'same', 'unknown', 'not-live'] as const;
const TITLES = [...Object.values(SCENE_VIEWS).map(({ title }) => title), 'wall.brought-forward'];

describe('the title of a scene', () => {
  it('is as large as the wall’s type where there is room', () => {
    expect(titleSize('避难与力量', '平稳')).toBe(1);
    expect(titleSize('Overview', 'steady')).toBe(1);
  });

  it('is never cut beside any trend, in either language', () => {
    for (const text of [TEXTS.zh, TEXTS.en]) {
      for (const key of TITLES) {
        for (const trend of TRENDS) {
          const [title, word] = [text(key as 'scene.flood'), text(`wall.trend.${trend}`)];
          const taken = widthInEms(title) * titleSize(title, word) + widthInEms(word) * 0.62;
          expect(taken, `${title} ${word}`).toBeLessThan(10.5);
        }
      }
    }
  });
});
