import '../../../client/i18n/later-words.ts';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeEach, describe, expect, it } from 'vitest';
import { WhyThisLevel } from '../../../client/panels/card/reading-block.tsx';
import type { Newest } from '../../../client/situation/newest.ts';
import { setLanguage } from '../../../client/store/view-store.ts';
import { SHIPPED_RULES } from '../../../shared/risk/shipped-rules.ts';

const gas = SHIPPED_RULES.find(({ metric, growth }) => metric === 'gas' && !growth)!;
const red = gas.bands.find(({ level }) => level === 'red')!;

const told = (newest: Partial<Newest>): string =>
  renderToStaticMarkup(
    <WhyThisLevel
      rule={{ ...gas, onDelaySeconds: 600, bands: [red] }}
      newest={{ condition: 'none', value: red.from, suspect: false, ...newest } as Newest}
    />,
  );

beforeEach(() => setLanguage('zh'));

describe('what a card says of a number past a threshold beside a lower level', () => {
  it('how long it must stay there until the level is raised', () => {
    expect(told({})).toContain('读数已达一级（红）阈值');
    expect(told({})).toContain('持续 10分 后才升级');
  });

  it('that a doubtful reading raises none', () => {
    expect(told({ suspect: true })).toContain('读数存疑，不据此升级');
  });

  it('nothing where the level is the number’s own', () => {
    expect(told({ condition: 'red' })).toBe('');
    expect(told({ value: 0 })).toBe('');
  });
});
