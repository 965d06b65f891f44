import '../../../client/i18n/later-words.ts';
import { describe, expect, it } from 'vitest';
import { TEXTS } from '../../../client/i18n/use-text.ts';
import { entriesOf } from '../../../client/panels/timeline/entries-of.ts';
import { type Names, sentenceOf } from '../../../client/situation/sentence.ts';
import type { WarningTold } from '../../../shared/model/warning.ts';
import { entry } from '../../support/client/entry.ts';

const names: Names = {
  area: (code) => code,
  feed: (id) => id,
  stream: (id) => id,
  streamNumbered: (number) => (number === 5 ? '大运河无锡站' : null),
  wall: (id) => id,
  unit: (id) => id,
  account: (id) => id,
};
const warning: WarningTold = {
  id: 7,
  issuer: '示例气象台',
  event: '暴雨',
  level: 'orange',
  status: 'Actual',
};
const told = (kind: 'warning.received' | 'warning.ended', change: Partial<WarningTold> = {}) =>
  sentenceOf(entry({ kind, data: { warning: { ...warning, ...change } } }), TEXTS.zh, names);

describe('an official warning in the journal', () => {
  it('is told with its issuer and level, and a click finds it', () => {
    expect(told('warning.received')).toEqual({
      words: '收到官方预警：暴雨（示例气象台）',
      level: 'orange',
      selection: { kind: 'warning', id: '7' },
    });
  });

  it('says in the same line that it is a drill or a test, and has no level once it is over', () => {
    expect(told('warning.received', { status: 'Exercise' }).words).toMatch(/^\[演练\] /);
    expect(told('warning.received', { status: 'Test' }).words).toMatch(/^\[测试\] /);
    expect(told('warning.ended').level).toBeNull();
  });

  it('is one line, however many towns it is told in', () => {
    const line = { kind: 'warning.received' as const, subject: 'warning:7', data: { warning } };
    const journal = [
      entry({ ...line, number: 1, town: '320205001' }),
      entry({ ...line, number: 2, town: '320205002' }),
      entry({ ...line, number: 3, subject: 'warning:8' }),
    ];
    expect(entriesOf(journal, 'city').map(({ number }) => number)).toEqual([3, 1]);
  });
});
