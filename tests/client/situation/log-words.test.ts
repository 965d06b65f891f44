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
    expect(logWords(line('verify', ''), TEXTS.en)).toBe('Verified');
    expect(logWords(line('dismiss', ''), TEXTS.en)).toBe('Judged a false alarm');
    expect(TEXTS.en('incident.act.verify')).toBe('Verify');
    const acts = [
      ...INCIDENT_ACTS,
      'grade-carried',
      ...AREA_KINDS.map((kind) => `area-set.${kind}`),
    ];
    const untold = acts.filter((act) => logWords(line(act, ''), TEXTS.zh) === '办理');
    expect(untold).toEqual([]);
  });

  it('leaves people’s own words as they are', () => {
    expect(logText(line('note', '4: 人已到场'), TEXTS.zh)).toBe('4: 人已到场');
  });
});
