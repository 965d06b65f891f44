import { describe, expect, it } from 'vitest';
import { TEXTS } from '../../../client/i18n/use-text.ts';
import { alarmLabel } from '../../../client/wall/alarm-label.ts';
import type { Alarm } from '../../../shared/model/alarm.ts';
import { alarm } from '../../support/client/alarm.ts';

const label = (change: Partial<Alarm>) =>
  alarmLabel(alarm({ stream: null, ...change }), { registers: null, coverage: null }, TEXTS.zh, 9);

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
