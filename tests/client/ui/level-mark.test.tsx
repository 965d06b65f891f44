import { renderToStaticMarkup } from 'react-dom/server';
import { beforeEach, describe, expect, it } from 'vitest';
import { setLanguage } from '../../../client/store/view-store.ts';
import { ApprovalLine } from '../../../client/ui/approval-line.tsx';
import { LevelMark } from '../../../client/ui/level-mark.tsx';
import { NotLiveBanner } from '../../../client/ui/not-live-banner.tsx';
import { Quantity } from '../../../client/ui/quantity.tsx';
import { LEVELS } from '../../../shared/model/level.ts';

const textOf = (markup: string) => markup.replace(/<[^>]*>/g, '');
const shapeOf = (markup: string) => markup.match(/ d="([^"]+)"/)?.[1];

beforeEach(() => setLanguage('zh'));

describe('a level', () => {
  it('is told by numeral, word and a shape of its own, besides its colour', () => {
    const marks = LEVELS.map((level) => renderToStaticMarkup(<LevelMark condition={level} />));
    expect(marks.map(textOf)).toEqual(['Ⅰ一级（红）', 'Ⅱ二级（橙）', 'Ⅲ三级（黄）', 'Ⅳ四级（蓝）']);
    expect(new Set(marks.map(shapeOf)).size).toBe(LEVELS.length);
  });

  it('keeps its word for those who cannot see it where only the shape is shown', () => {
    const mark = renderToStaticMarkup(<LevelMark condition="red" word={false} />);
    expect(textOf(mark)).toContain('一级（红）');
  });

  it('that is unknown is hatched and never empty', () => {
    const mark = renderToStaticMarkup(<LevelMark condition="unknown" />);
    expect(mark.match(/<path/g)).toHaveLength(2);
    expect(textOf(mark)).toContain('未知');
  });

  it('that is none has no shape at all: there is no sign for all is well', () => {
    expect(renderToStaticMarkup(<LevelMark condition="none" />)).not.toContain('<svg');
  });
});

describe('small parts', () => {
  it('hide small counts of people', () => {
    expect(textOf(renderToStaticMarkup(<Quantity value={4} unit="人" />))).toBe('&lt;10人');
  });

  it('never invent an approval number', () => {
    expect(textOf(renderToStaticMarkup(<ApprovalLine approvalNumber={null} />))).toBe(
      '内部工作用图，未经审核不得公开',
    );
    expect(textOf(renderToStaticMarkup(<ApprovalLine approvalNumber="GS1" />))).toContain('GS1');
  });

  it('say since when the picture is old', () => {
    const since = Date.parse('2026-11-22T06:00:01.000Z');
    expect(textOf(renderToStaticMarkup(<NotLiveBanner since={since} />))).toContain('14:00');
  });

  it('say of when the picture is while the database is away', () => {
    const since = Date.parse('2026-11-22T06:00:01.000Z');
    const words = textOf(
      renderToStaticMarkup(<NotLiveBanner since={since} absence="database-away" />),
    );
    expect(words).toContain('画面不是实时　数据库不接收数据');
    expect(words).toMatch(/以下为 .*14:00.* 的画面/);
  });
});
