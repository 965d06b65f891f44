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
  tips: { count: 0, firstAt: null, lastAt: null },
  ...{ clocks: [], clocksFrom: RECEIVED },
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

  it('says where it is: every place, and the area it affects', () => {
    const affected = incident({
      ground: {
        places: [{ name: '北门', place: [120.31, 31.58] }],
        area: {
          asked: { kind: 'around', place: [120.3, 31.57], metres: 200 },
          outline: { type: 'Polygon', coordinates: [] },
          ...{ squareMetres: 125_600, wind: null, since: RECEIVED, by: 'coordinator-1' },
        },
      },
    });
    const where = partOf(draftReport(file({ incident: affected }), about), '地点');
    expect(where).toBe(
      '新吴区旺庄街道 120.30000, 31.57000；北门 120.31000, 31.58000；影响范围 周边 · 0.13 km²',
    );
  });

  it('says who commands, whom that is offered to, and which units are in which sector (art. 58)', () => {
    const one = dispatch({ id: 'one', callSign: '锡消101', state: 'onscene' });
    const gone = dispatch({ id: 'two', callSign: '锡救2', state: 'available' });
    const at = RECEIVED;
    const commanded = incident({
      command: {
        ...{ level: 'city', since: at, offer: { to: 'county', by: 'coordinator-1', at, note: '' } },
        sectors: [{ id: 'sector-1', name: 'A', place: '北侧', lead: '', units: ['one', 'two'] }],
      },
    });
    const draft = draftReport(file({ incident: commanded, dispatches: [one, gone] }), about);
    expect(partOf(draft, '指挥')).toBe('市级 · 拟移交区（市）级');
    expect(partOf(draft, '作业分区')).toBe('A · 北侧 · 锡消101');
    expect(draftReport(file(), about)).not.toContain('作业分区');
  });

  it('says acts in words, a grade too', () => {
    const stamp = { by: 'coordinator-1', happenedAt: RECEIVED, enteredAt: RECEIVED };
    const lines = [
      { number: 1, kind: 'act' as const, act: 'grade', text: 'major', ...stamp },
      { number: 2, kind: 'act' as const, act: 'command-offer.county', text: '转属地', ...stamp },
      { number: 3, kind: 'act' as const, act: 'sector-assign', text: '锡消101 → A', ...stamp },
    ];
    const draft = draftReport(file({ lines }), about);
    expect(draft).not.toContain('major');
    expect(draft).toContain('定级 较大');
    expect(draft).toContain('提出移交指挥至区（市）级 转属地');
    expect(draft).toContain('编入分区 锡消101 → A');
  });

  it('tells how many reports of the public are linked, and since when', () => {
    const tips = { count: 3, firstAt: RECEIVED, lastAt: '2026-11-22T06:20:00.000Z' };
    const told = partOf(draftReport(file({ tips }), about), '群众举报');
    expect(told).toBe('已关联 3 件，最早 14:00:00，最近 14:20:00');
    expect(partOf(draftReport(file(), about), '群众举报')).toBe('无关联举报');
  });

  it('says acts on tips by their class and number, and by none of their words', () => {
    const stamp = { by: 'coordinator-1', happenedAt: RECEIVED, enteredAt: RECEIVED };
    const lines = [
      { number: 1, kind: 'act' as const, act: 'tip-link', text: 'flood · 1a2b3c4d', ...stamp },
      {
        number: 2,
        kind: 'act' as const,
        act: 'tip-unlink',
        text: 'gas · 5e6f · 另有其事',
        ...stamp,
      },
    ];
    const draft = draftReport(file({ lines }), about);
    expect(draft).toContain('关联举报 洪涝 · 1a2b3c4d');
    expect(draft).toContain('取消关联举报 燃气 · 5e6f · 另有其事');
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
