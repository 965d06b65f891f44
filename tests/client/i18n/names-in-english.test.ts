import { afterEach, describe, expect, it } from 'vitest';
import { inEnglish } from '../../../client/i18n/names-in-english.ts';
import {
  emptyLiveState,
  liveStore,
  setNaming,
  shownStore,
} from '../../../client/store/live-store.ts';
import { indexRegisters } from '../../../client/store/registers.ts';
import type { Dispatch } from '../../../shared/model/dispatch.ts';
import type { Incident } from '../../../shared/model/incident.ts';
import type { Warning } from '../../../shared/model/warning.ts';
import { entry } from '../../support/client/entry.ts';
import { anAlarm, REGISTERS } from '../../support/client/map.ts';

const GAUGE = { ...REGISTERS.streams[0]!, name: '大运河无锡站' };
const registers = indexRegisters({ ...REGISTERS, streams: [GAUGE] });
const live = {
  ...emptyLiveState(),
  registers,
  alarms: new Map([[7, anAlarm({ name: '示例化工A苯储罐（汤泉村）可燃气体' })]]),
  journal: [
    entry({ number: 1, kind: 'alarm.raised', data: { alarm: anAlarm({ name: '无锡站' }) } }),
  ],
};

afterEach(() => {
  setNaming(null);
  liveStore.setState(emptyLiveState(), true);
});

describe('names in English', () => {
  it('stand wherever a thing is spoken of', () => {
    const english = inEnglish(live);
    expect(english.registers?.streamById.get(GAUGE.id)?.name).toBe('Grand Canal at Wuxi');
    expect(english.registers?.resources[0]?.callSign).toBe('Binhu Fire 01');
    expect(english.alarms.get(7)?.name).toBe(
      'Example Chemicals A benzene tank (Tangquan Village) combustible gas',
    );
    expect(english.journal[0]?.data).toMatchObject({ alarm: { name: 'Wuxi Station' } });
  });

  it('are the call-signs of units that are sent, in the list and in the journal', () => {
    const dispatch = { id: 'd', callSign: '滨湖消防01' } as Dispatch;
    const told = entry({ number: 2, kind: 'dispatch.changed', data: { dispatch } });
    const english = inEnglish({ ...live, dispatches: new Map([['d', dispatch]]), journal: [told] });
    expect(english.dispatches.get('d')?.callSign).toBe('Binhu Fire 01');
    expect(english.journal[0]?.data).toMatchObject({ dispatch: { callSign: 'Binhu Fire 01' } });
  });

  it('are those of watch rules too, in their alarms and in the incidents opened from them', () => {
    const name = '利港街道 · 两处可燃气体同时报警';
    const incident = { id: 'i', title: name } as Incident;
    const called = { id: 'j', title: '仓库冒烟 二号' } as Incident;
    const english = inEnglish({
      ...live,
      alarms: new Map([[8, anAlarm({ name })]]),
      incidents: new Map([incident, called].map((one) => [one.id, one])),
    });
    const told = 'Ligang Subdistrict · Combustible gas at two places';
    expect(english.alarms.get(8)?.name).toBe(told);
    expect(english.incidents.get('i')?.title).toBe(told);
    expect(english.incidents.get('j')?.title).toBe('仓库冒烟 二号');
  });

  it('are the kinds of official warnings, on the desk and in the journal, and nothing else of them', () => {
    const warning = { id: 3, event: '暴雨', headline: '无锡市暴雨橙色预警' } as Warning;
    const unusual = { id: 4, event: '蓝藻暴发' } as Warning;
    const told = entry({ number: 3, kind: 'warning.received', data: { warning } });
    const english = inEnglish({ ...live, warnings: [warning, unusual], journal: [told] });
    expect(english.warnings).toEqual([{ ...warning, event: 'Rainstorm' }, unusual]);
    expect(english.journal[0]?.data).toMatchObject({ warning: { event: 'Rainstorm' } });
  });

  it('are made once for each thing, so that whoever compares sees no change', () => {
    const [one, other] = [inEnglish(live), inEnglish({ ...live, journalNumber: 9 })];
    expect(other.registers).toBe(one.registers);
    expect(other.alarms).toBe(one.alarms);
    expect(other.journal).toBe(one.journal);
  });

  it('leave what the server told as it is, and can be taken back', () => {
    liveStore.setState(live);
    setNaming(inEnglish);
    expect(shownStore.getState().registers?.streams[0]?.name).toBe('Grand Canal at Wuxi');
    expect(liveStore.getState().registers).toBe(registers);
    setNaming(null);
    expect(shownStore.getState().registers).toBe(registers);
  });
});
