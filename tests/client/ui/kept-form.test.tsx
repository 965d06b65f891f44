import '../../../client/i18n/later-words.ts';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeEach, describe, expect, it } from 'vitest';
import { setLanguage } from '../../../client/store/view-store.ts';
import { changedSince, fieldOf, fieldsOf, writeFields } from '../../../client/ui/kept-fields.ts';
import { KeptLine } from '../../../client/ui/kept-line.tsx';

const NINE = Date.parse('2026-11-30T01:00:00.000Z');

const field = (name: string, value: string, type = 'text') => ({ name, value, type });
const box = (name: string, value: string, checked: boolean) => ({
  ...field(name, value, 'checkbox'),
  checked,
});

describe('the fields of a form that comes again', () => {
  it('say what they said, those of one name in their order', () => {
    const typed = new FormData();
    for (const name of ['南门', '北门']) typed.append('accessName', name);
    typed.append('beds', '40');
    const fields = fieldsOf(typed);
    const form = [field('accessName', ''), field('beds', '1'), field('accessName', '')];
    writeFields(form, fields);
    expect(form.map(({ value }) => value)).toEqual(['南门', '40', '北门']);
    expect(fieldOf(fields, 'beds')).toBe('40');
    expect(fieldOf(null, 'beds')).toBeUndefined();
  });

  it('are ticked where they were, and no longer where they were not', () => {
    const form = [box('also', 'short', true), box('also', 'long', false), box('drill', 'on', true)];
    writeFields(form, [['also', 'long']]);
    expect(form.map(({ checked }) => checked)).toEqual([false, true, false]);
  });

  it('stay as they are where they have no name or were not there', () => {
    const form = [box('', 'on', true), field('foodGrade', 'B')];
    writeFields(form, [['class', 'food-site']]);
    expect(form).toEqual([box('', 'on', true), field('foodGrade', 'B')]);
  });
});

describe('the fields of a form that was sent', () => {
  const sent = [
    ['text', '到场'],
    ['also', 'short'],
    ['hours', '6'],
  ] as const;

  it('are those in which somebody has gone on writing, and the others', () => {
    const now = [
      ['text', '到场，开始堵漏'],
      ['also', 'short'],
      ['also', 'long'],
      ['hours', '6'],
    ] as const;
    expect([...changedSince(sent, now)]).toEqual(['text', 'also']);
    expect(changedSince(sent, sent).size).toBe(0);
  });

  it('tell a box that is no longer ticked', () => {
    expect([...changedSince(sent, [sent[0], sent[2]])]).toEqual(['also']);
  });
});

describe('the line above a form that was begun', () => {
  const line = (begun: number | null, isOvertaken = false) =>
    renderToStaticMarkup(
      <KeptLine kept={{ begun, discard: () => undefined }} isOvertaken={isOvertaken} />,
    );
  beforeEach(() => setLanguage('zh'));

  it('says that it is not sent, and since when', () => {
    expect(line(null)).toBe('');
    expect(line(NINE)).toContain('09:00 开始填写，尚未提交');
  });

  it('says that what it rests on is older than what is there', () => {
    expect(line(NINE)).not.toContain('已被他人更新');
    expect(line(NINE, true)).toContain('已被他人更新');
  });
});
