import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { AlarmValue, ToldValue, toldValue } from '../../../client/panels/alarms/alarm-value.tsx';
import { type Newest, newestOf } from '../../../client/situation/newest.ts';
import { serverNow } from '../../../client/store/clock.ts';
import { Telemetry } from '../../../client/store/telemetry.ts';
import type { Condition } from '../../../shared/model/level.ts';
import { alarm } from '../../support/client/alarm.ts';
import { REGISTERS, WATER_STREAM } from '../../support/client/map.ts';

const gauge = REGISTERS.streams.find(({ number }) => number === WATER_STREAM)!;
const newest = (value: number | null, condition: Condition = 'yellow'): Newest => ({
  ...newestOf(new Telemetry(), undefined),
  ...{ value, condition, at: 1 },
});
const judged = { value: 4.3, judgedAt: '2026-11-22T05:50:00.000Z', suspect: false };

describe('the number beside an alarm', () => {
  it('is what is measured now, not what it was when the level changed', () => {
    expect(toldValue(alarm(), gauge, newest(4.05))).toEqual({
      ...{ value: 4.05, judgedAt: null, suspect: false },
    });
  });

  it('is the one judged last, with its time, once the alarm is over or its stream is silent', () => {
    expect(toldValue(alarm({ active: false }), gauge, newest(3.2))).toEqual(judged);
    expect(toldValue(alarm(), gauge, newest(4.05, 'unknown'))).toEqual(judged);
    expect(toldValue(alarm(), gauge, newest(null))).toEqual(judged);
  });

  it('is the one judged where the stream measures another: a speed, or a share of what a zone holds', () => {
    expect(toldValue(alarm({ cause: 'rate', unit: 'm/h' }), gauge, newest(4.05))).toEqual(judged);
    expect(toldValue(alarm({ unit: '%' }), gauge, newest(4.05))).toEqual(judged);
  });

  it('is marked while the quality checks doubt the reading, and not where it was judged', () => {
    const shown = (told: Newest) =>
      renderToStaticMarkup(<ToldValue told={toldValue(alarm(), gauge, told)!} unit="m" />);
    expect(shown({ ...newest(4.9), suspect: true })).toContain('data-doubted');
    expect(shown(newest(4.9))).not.toContain('data-doubted');
    expect(shown({ ...newest(4.9, 'unknown'), suspect: true })).not.toContain('data-doubted');
  });

  it('is none where nothing was judged by a number', () => {
    const silent = alarm({ cause: 'feed-silent', stream: null, value: null });
    expect(toldValue(silent, undefined, newest(null, 'unknown'))).toBeNull();
  });

  it('carries the day it was judged on where that is not today', () => {
    const shown = (changedAt: string) =>
      renderToStaticMarkup(
        <AlarmValue alarm={alarm({ active: false, changedAt })} stream={gauge} />,
      );
    expect(shown('2020-01-03T06:03:22.000Z')).toContain('2020年1月3日 14:03<');
    expect(shown(new Date(serverNow()).toISOString())).toMatch(/> \d\d:\d\d</);
  });
});
