import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { TEXTS } from '../../../client/i18n/use-text.ts';
import { nameSize, sinceText, WorstName } from '../../../client/wall/worst-alarms.tsx';

const SHORT = '蠡湖 水位';
const LONGER = '中断 抢险巡防队伍位置';
const LONGEST = '利港街道 · 两处可燃气体同时报警';
const shown = (label: string, among: readonly string[]) =>
  renderToStaticMarkup(<WorstName label={label} name={label} size={nameSize(among)} />);

describe('the names of alarms on the wall', () => {
  it('stand on one line in full size where there is room', () => {
    expect(nameSize([SHORT, '中断 景区客流'])).toBe(1);
    expect(shown(SHORT, [SHORT])).toContain('font-size:1em');
  });

  it('are set smaller together for one that has no room, so that all are of one size', () => {
    const size = nameSize([SHORT, LONGER]);
    expect(size).toBeLessThan(1);
    expect(size).toBeGreaterThanOrEqual(0.7);
    expect(shown(SHORT, [SHORT, LONGER])).toContain(`font-size:${size}em`);
  });

  it('that fit in no size are told on two lines, and leave the others as they are', () => {
    expect(shown(LONGEST, [SHORT, LONGEST])).toContain('jw-worst-long');
    expect(nameSize([SHORT, LONGEST])).toBe(1);
  });
});

it('An alarm of the last day tells its clock, an older one for how long it stands', () => {
  const raisedAt = Date.parse('2026-11-22T06:03:22.000Z');
  const after = (hours: number) => raisedAt + hours * 3_600_000;
  expect(sinceText(raisedAt, after(23), 'zh')).toBe('14:03');
  expect(sinceText(raisedAt, after(24), 'zh')).toBe('1天');
  expect(sinceText(raisedAt, after(75), 'zh')).toBe('3天');
  expect(sinceText(raisedAt, after(75), 'en')).toBe('3 d');
});

it('An empty list of alarms says that none is active: some that nobody has acknowledged may be over', () => {
  expect(TEXTS.zh('wall.worst.none')).toBe('没有持续中的平台告警');
});
