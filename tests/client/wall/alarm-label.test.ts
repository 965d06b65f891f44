import { describe, expect, it } from 'vitest';
import { TEXTS } from '../../../client/i18n/use-text.ts';
import type { LiveState } from '../../../client/store/live-store.ts';
import { indexRegisters } from '../../../client/store/registers.ts';
import { alarmLabels } from '../../../client/wall/alarm-label.ts';
import type { Alarm } from '../../../shared/model/alarm.ts';
import { alarm } from '../../support/client/alarm.ts';
import { anAlarm, GAS_STREAM, REGISTERS } from '../../support/client/map.ts';

const NOTHING_KNOWN = { registers: null, coverage: null };
const label = (change: Partial<Alarm>) =>
  alarmLabels([alarm({ stream: null, ...change })], NOTHING_KNOWN, TEXTS.zh).get(1);

describe('an alarm on the wall that no single stream rang', () => {
  it('says that a feed is lost, before its name', () => {
    expect(label({ cause: 'feed-silent', name: '水文站网' })).toBe('中断 水文站网');
  });

  it('says nothing of a loss where a watch rule held', () => {
    const name = '利港街道 · 两处可燃气体同时报警';
    expect(label({ cause: 'combination', name })).toBe(name);
    expect(label({ cause: 'absence', name })).toBe(name);
  });
});

describe('alarms that would be called alike', () => {
  const at = { place: [120.08, 31.92], town: '320211001', grid: '320211001001001' } as const;
  const coverage = {
    communities: [{ code: '320211001001', name: '巨轮村' }],
  } as unknown as LiveState['coverage'];
  const hazard = (id: string, name: string) => ({ ...REGISTERS.hazards[0]!, id, name });
  const registers = indexRegisters({
    ...REGISTERS,
    hazards: [hazard('e', '示例化工E苯储罐（巨轮村）'), hazard('l', '示例化工L液氯库（巨轮村）')],
  });
  const gas = (id: number, subject: string | null, name: string): Alarm => ({
    ...anAlarm({ id, name, subject, subjectKind: subject === null ? 'station' : 'hazard' }),
    ...{ stream: `stream-${GAS_STREAM}`, ...at, place: [...at.place] },
  });
  const labels = (...alarms: Alarm[]) => [
    ...alarmLabels(alarms, { registers, coverage }, TEXTS.zh).values(),
  ];
  const E = gas(1, 'e', '示例化工E苯储罐（巨轮村）可燃气体');

  it('are called by the plant, and one alone by where it is', () => {
    expect(labels(E)).toEqual(['巨轮村 可燃气']);
    const other = gas(2, 'l', '示例化工L液氯库（巨轮村）可燃气体');
    expect(labels(E, other)).toEqual(['E苯储罐 可燃气', 'L液氯库 可燃气']);
  });

  it('are called by the number of the station, with its place', () => {
    const stations = [45, 46].map((number) => gas(number, null, `利港街道可燃气体监测站${number}`));
    expect(labels(...stations)).toEqual(['巨轮村 45 可燃气', '巨轮村 46 可燃气']);
  });

  it('stay as they are where their names tell nothing apart', () => {
    const name = '利港街道 · 两处可燃气体同时报警';
    const twice = [1, 2].map((id) => alarm({ id, stream: null, cause: 'combination', name }));
    expect(labels(...twice)).toEqual([name, name]);
  });
});
