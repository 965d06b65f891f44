import '../../../client/i18n/later-words.ts';
import { describe, expect, it } from 'vitest';
import { loadLanguage } from '../../../client/i18n/translate.ts';
import { TEXTS } from '../../../client/i18n/use-text.ts';
import { type Names, sentenceOf } from '../../../client/situation/sentence.ts';
import { JOURNAL_KINDS } from '../../../shared/model/journal.ts';
import { alarm } from '../../support/client/alarm.ts';
import { entry } from '../../support/client/entry.ts';

const names: Names = {
  area: () => '崇安寺街道',
  feed: (id) => (id === 'gauges' ? '水文监测' : id),
  stream: (id) => id,
  streamNumbered: (number) => (number === 5 ? '大运河无锡站' : null),
  wall: () => '一号大屏',
  unit: () => '锡消101',
  account: (id) => id,
};
const zh = (change: Parameters<typeof entry>[0]) => sentenceOf(entry(change), TEXTS.zh, names);

describe('a line of the journal as a sentence', () => {
  it('tells an alarm with its level, and a click finds it', () => {
    const data = { alarm: alarm({ id: 17, level: 'red', name: '无锡站水位' }) };
    expect(zh({ kind: 'alarm.raised', data })).toEqual({
      words: '平台告警触发：无锡站水位，一级（红）',
      level: 'red',
      selection: { kind: 'alarm', id: '17' },
    });
  });

  it('says of a feed that it fell silent, and of how many towns it tells in one', () => {
    const silent = alarm({ id: 3, level: 'red', name: '公安车辆位置', cause: 'feed-silent' });
    expect(zh({ kind: 'alarm.raised-higher', data: { alarm: silent } }).words).toBe(
      '平台告警升级：中断 公安车辆位置，一级（红）',
    );
    const data = { towns: 84, streams: [[1, 'none', 'unknown', null, '']], grids: [] };
    expect(zh({ kind: 'conditions.changed', town: null, data }).words).toContain('84 个镇（街道）');
  });

  it('tells what was done to a hazard and to a danger, and a click finds the hazard', () => {
    const about = { name: '示例化工A液氨储罐', hazard: 'hazard-0001' };
    const published = zh({
      ...{ kind: 'hazard.changed', subject: 'hazard:hazard-0001' },
      data: { name: about.name, what: 'publish' },
    });
    expect(published.words).toContain('（公布）：示例化工A液氨储罐');
    const escalated = zh({ kind: 'danger.escalated', subject: 'danger:leak', data: about });
    expect(escalated.words).toContain('逾期未整改');
    for (const { selection } of [published, escalated]) {
      expect(selection).toEqual({ kind: 'hazard', id: 'hazard-0001' });
    }
    const reviewed = zh({ kind: 'danger.changed', data: { ...about, step: 'pass' } });
    expect(reviewed.words).toContain('（复查合格）');
    const inspected = zh({ kind: 'hazard.inspected', data: { ...about, result: 'sound' } });
    expect(inspected.words).toContain('（未发现隐患）');
  });

  it('tells a move in a drill as such, and a click finds nothing real', () => {
    const move = {
      id: 'move-1',
      kind: 'unit',
      thing: 'engine-east',
      name: '锡消101',
      state: 'onscene',
    };
    const told = zh({ kind: 'drill.move-changed', subject: 'incident:incident-1', data: { move } });
    expect(told.words).toMatch(/^【演练】.*锡消101 到场$/);
    expect(told.selection).toBeNull();
  });

  it('tells to which level a response was begun, raised or lowered', () => {
    const told = (level: number, responseBefore?: number) => {
      const incident = { id: 'incident-1', title: '厂房起火', response: { level } };
      return zh({
        kind: 'incident.changed',
        data: { act: 'respond', incident, ...(responseBefore && { responseBefore }) },
      }).words;
    };
    expect(told(3)).toContain('险情“厂房起火” 启动响应 · 三级响应');
    expect(told(2, 3)).toContain('提高响应级别 · 二级响应');
    expect(told(4, 2)).toContain('降低响应级别 · 四级响应');
    expect(told(4, 4)).toContain('调整响应 · 四级响应');
  });

  it('tells an order to evacuate by its number, and a click finds the incident', () => {
    const data = { act: 'evacuation-sign', name: '疏散〔2026〕1号', incident: 'incident-1' };
    const signed = zh({ kind: 'evacuation.changed', subject: 'evacuation:evacuation-1', data });
    expect(signed.words).toContain('疏散令“疏散〔2026〕1号”签发');
    expect(signed.selection).toEqual({ kind: 'incident', id: 'incident-1' });
  });

  it('tells who took which table away', () => {
    const data = { table: 'hazards', rows: 17, filter: '' };
    const { words } = zh({
      kind: 'table.exported',
      actor: 'demo-coordinator',
      subject: 'table:hazards',
      data,
    });
    expect(words).toContain('导出了危险源表');
  });

  it('sums up what changed in a town, the worst of it named', () => {
    const data = {
      streams: [
        [4, 'none', 'yellow', 4.3, '2026-11-22T06:00:00.000Z'],
        [5, 'none', 'unknown', null, '2026-11-22T06:00:00.000Z'],
      ],
      grids: [['320213021001001', 'none', 'yellow']],
    };
    const { words, level, selection } = zh({
      kind: 'conditions.changed',
      town: '320213021',
      data,
    });
    expect(words).toBe('崇安寺街道 2 个监测点、1 个网格状态变化，最重 三级（黄）');
    expect(level).toBe('yellow');
    expect(selection).toEqual({ kind: 'grid', id: '320213021001001' });
  });

  it('names the one station that changed, and says nothing of grids that did not', () => {
    const told = (number: number) => {
      const data = { streams: [[number, 'none', 'unknown', null, '']], grids: [] };
      return zh({ kind: 'conditions.changed', town: '320213021', data }).words;
    };
    expect(told(5)).toBe('崇安寺街道 大运河无锡站状态变化，最重 未知');
    expect(told(4)).toBe('崇安寺街道 1 个监测点状态变化，最重 未知');
  });

  it('never calls silence an easing', () => {
    const data = { streams: [[4, 'none', 'unknown', null, '']], grids: [] };
    expect(zh({ kind: 'conditions.changed', data }).words).toContain('未知');
  });

  it('names feeds and actors instead of their numbers', () => {
    expect(zh({ kind: 'feed.silent', subject: 'feed:gauges' }).words).toBe(
      '数据来源中断：水文监测',
    );
    const direction = { scenes: ['flood', 'crowd'] };
    expect(
      zh({ kind: 'wall.directed', actor: 'zhang', subject: 'wall-1', data: { direction } }).words,
    ).toBe('zhang把大屏 一号大屏 切换到 防汛、人员聚集');
  });

  it('does not call thresholds changed that are only written for later', () => {
    const told = (effectiveFrom: string) => {
      const data = { version: 2, name: '风速', effectiveFrom };
      return zh({ kind: 'rule.changed', actor: 'zhang', at: '2026-07-06T02:00:00.000Z', data })
        .words;
    };
    expect(told('2026-07-06T02:00:00.000Z')).toBe('zhang调整了阈值：风速');
    expect(told('2026-07-07T02:00:00.000Z')).toBe('zhang拟定了阈值的新版本，到时生效：风速');
  });

  it('says of a rule whether it is new or ended', () => {
    const told = (act: string) =>
      zh({ kind: 'rule.changed', actor: 'zhang', data: { name: '水位骤升', act } }).words;
    expect(told('created')).toBe('zhang新建了规则：水位骤升');
    expect(told('retired')).toBe('zhang停用了规则：水位骤升');
  });

  it('leaves no placeholder open, whatever the kind and however little it says', async () => {
    await loadLanguage('en');
    for (const kind of JOURNAL_KINDS) {
      for (const text of [TEXTS.zh, TEXTS.en]) {
        const { words } = sentenceOf(entry({ kind }), text, names);
        expect(words, kind).not.toMatch(/[{}]|undefined|null/);
      }
    }
  });
});
