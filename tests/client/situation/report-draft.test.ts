import '../../../client/i18n/later-words.ts';
import { describe, expect, it } from 'vitest';
import { TEXTS } from '../../../client/i18n/use-text.ts';
import { draftReport } from '../../../client/situation/report-draft.ts';
import type { IncidentFile } from '../../../shared/wire/incident-file.ts';
import { dispatch, incident } from '../../support/client/command.ts';

const RECEIVED = '2026-11-22T06:00:00.000Z';
const file = (changes: Partial<IncidentFile> = {}): IncidentFile => ({
  incident: incident({ title: '示例厂房起火', kind: 'fire', receivedAt: RECEIVED }),
  lines: [
    {
      ...{ number: 1, kind: 'opened', act: null, text: '示例厂房起火', by: 'demo-coordinator' },
      ...{ happenedAt: RECEIVED, enteredAt: RECEIVED },
    },
    {
      ...{ number: 2, kind: 'dispatch', act: 'onscene', text: '锡消101', by: 'unit:engine' },
      ...{ happenedAt: '2026-11-22T06:09:00.000Z', enteredAt: '2026-11-22T06:11:00.000Z' },
    },
  ],
  dispatches: [],
  clocks: [],
  ...changes,
});
const about = {
  ...{ text: TEXTS.zh, language: 'zh' as const, ground: '新吴区旺庄街道' },
  now: Date.parse('2026-11-22T06:30:00.000Z'),
};
const partOf = (draft: string, name: string) => draft.split(`${name}：`)[1]!.split('\n')[0]!;

describe('a situation report drafted from the log', () => {
  it('tells when each thing happened, and not when it was written down', () => {
    const draft = draftReport(file(), about);
    expect(draft).toContain('14:09');
    expect(draft).toContain('到场 锡消101');
    expect(draft).not.toContain('14:11');
  });

  it('leaves open what the platform does not know, losses above all', () => {
    const draft = draftReport(file(), about);
    expect(partOf(draft, '人员伤亡（只报人数）与损失估计')).toBe('（待补充）');
    expect(partOf(draft, '已采取措施')).toBe('（待补充）');
    expect(partOf(draft, '等级')).toBe('未定级');
  });

  it('counts among the units those that are out still, and no other', () => {
    const dispatches = [
      dispatch({ id: 'one', callSign: '锡消101', state: 'onscene' }),
      dispatch({ id: 'two', callSign: '锡救2', state: 'available' }),
    ];
    expect(partOf(draftReport(file({ dispatches }), about), '在场与途中力量')).toBe('锡消101 到场');
    expect(partOf(draftReport(file(), about), '在场与途中力量')).toBe('无');
  });
});
