import { beforeAll, describe, expect, it } from 'vitest';
import { englishName } from '../../../client/i18n/names-in-english.ts';
import { loadLanguage } from '../../../client/i18n/translate.ts';
import { TEXTS } from '../../../client/i18n/use-text.ts';
import '../../../client/i18n/later-words.ts';
import { logText, logWords } from '../../../client/situation/log-words.ts';
import { INCIDENT_ACTS, type IncidentLine } from '../../../shared/model/incident.ts';

const line = (act: string, text: string) => ({ kind: 'act', act, text }) as unknown as IncidentLine;

const AREA_KINDS = ['around', 'plume', 'hazard', 'river', 'flood', 'drawn'];

describe('the log of an incident', () => {
  beforeAll(() => loadLanguage('en'));

  it('tells the level of a response by its word, never by its number', () => {
    const begun = line('respond', '4: 内涝; 封路');
    expect(logText(begun, TEXTS.zh)).toBe('四级响应 · 内涝; 封路');
    expect(logText(begun, TEXTS.en)).toBe('Level IV · 内涝; 封路');
  });

  it('says whether a response was begun, raised, lowered or otherwise changed', () => {
    const levels = ['4: 内涝', '2: 扩大', '2: 延长', '3: 水退'];
    const log = levels.map((text, at) => ({ ...line('respond', text), number: 2 * at + 1 }));
    const note = { ...line('note', '1: 人已到场'), number: 2 };
    const told = log.map((one) => logWords(one, TEXTS.zh, [log[0]!, note, ...log.slice(1)]));
    expect(told).toEqual(['启动响应', '提高响应级别', '调整响应', '降低响应级别']);
  });

  it('tells of an order to evacuate how many are to move and have a place, in words', () => {
    const ordered = line('evacuate', '疏散-3/2026 · 3810/9180');
    expect(logText(ordered, TEXTS.zh)).toBe('疏散-3/2026 · 需转移 9,180 人，拟安置 3,810 人');
    expect(logText(ordered, TEXTS.en)).toBe('疏散-3/2026 · 9,180 to move, 3,810 given places');
  });

  it('tells a grade that came along by its word, with the incident it came from', () => {
    const carried = line('grade-carried', 'serious · incident-1 · 示例厂房起火');
    expect(logText(carried, TEXTS.zh)).toBe('重大 · incident-1 · 示例厂房起火');
  });

  it('tells a unit by its call-sign in the person’s language', () => {
    const arrived = { ...line('on_scene', '滨湖消防01'), kind: 'dispatch' } as IncidentLine;
    expect(logText(arrived, TEXTS.en, englishName)).toBe('Binhu Fire 01');
    const note = { ...line('note', '滨湖消防01'), kind: 'note' } as IncidentLine;
    expect(logText(note, TEXTS.en, englishName)).toBe('滨湖消防01');
  });

  it('tells in English what was done, not what to do', () => {
    expect(logWords(line('verify', ''), TEXTS.en, [])).toBe('Verified');
    expect(logWords(line('dismiss', ''), TEXTS.en, [])).toBe('Judged a false alarm');
    expect(TEXTS.en('incident.act.verify')).toBe('Verify');
    const acts = [
      ...INCIDENT_ACTS,
      'grade-carried',
      ...AREA_KINDS.map((kind) => `area-set.${kind}`),
    ];
    const untold = acts.filter((act) => logWords(line(act, ''), TEXTS.zh, []) === '办理');
    expect(untold).toEqual([]);
  });

  it('leaves people’s own words as they are', () => {
    expect(logText(line('note', '4: 人已到场'), TEXTS.zh)).toBe('4: 人已到场');
  });
});
