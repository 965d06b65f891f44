import '../../../client/i18n/later-words.ts';
import { describe, expect, it } from 'vitest';
import { itemsOf, type MenuKnown } from '../../../client/console/menu-acts.ts';
import { TEXTS } from '../../../client/i18n/use-text.ts';
import type { MenuTarget } from '../../../client/store/context-menu.ts';
import type { Me } from '../../../shared/model/account.ts';
import { anAlarm, INDEXED, OTHER_TOWN } from '../../support/client/map.ts';

const ALARM = anAlarm();
const SELECTION = { kind: 'alarm', id: '7' } as const;
const SUBJECT = {
  selection: SELECTION,
  name: ALARM.name,
  place: [120.31, 31.51],
  grid: null,
  town: OTHER_TOWN,
} as const;
const target: MenuTarget = { x: 0, y: 0, selection: SELECTION, place: null };
const meAs = (role: Me['role']) => ({ role }) as Me;
const known = (more: Partial<MenuKnown> = {}): MenuKnown => ({
  registers: INDEXED,
  coverage: null,
  subject: SUBJECT,
  alarm: ALARM,
  me: meAs('coordinator'),
  scope: { county: null, town: null },
  ...more,
});
const labels = (at: MenuTarget, what: MenuKnown) =>
  itemsOf(TEXTS.zh, at, what).map(({ label }) => label);

describe('the menu of a thing', () => {
  it('offers its card, the way there, its area, its link and its coordinates', () => {
    const offered = labels(target, known({ alarm: undefined })).join('|');
    for (const word of ['查看详情', '移到地图中央', `只看${OTHER_TOWN}`, '复制链接']) {
      expect(offered).toContain(word);
    }
    expect(offered).toContain('120.31000, 31.51000');
  });

  it('offers to acknowledge what waits, to those who may', () => {
    const act = '确认平台告警';
    const seen = { ...ALARM, acknowledgedAt: ALARM.raisedAt };
    expect(labels(target, known())).toContain(act);
    expect(labels(target, known({ alarm: seen }))).not.toContain(act);
    expect(labels(target, known({ me: meAs('analyst') }))).not.toContain(act);
    const ofTown = { scope: { county: '320213', town: OTHER_TOWN } };
    const ofCity = { ...ALARM, town: null };
    expect(labels(target, known({ ...ofTown, alarm: ofCity })), 'left to above').not.toContain(act);
  });

  it('holds the acts of the list it was opened on', () => {
    const own = [{ label: '只看“燃气”', run: () => {} }];
    expect(labels({ ...target, own }, known())).toContain('只看“燃气”');
  });
});

describe('the menu of a place', () => {
  it('offers what can be done with coordinates alone', () => {
    const at: MenuTarget = { ...target, selection: null, place: [120.2, 31.4] };
    const offered = labels(at, known({ subject: null, alarm: undefined }));
    expect(offered).toEqual(['复制链接', '复制坐标　120.20000, 31.40000', '最近的开放避难场所']);
  });

  it('means the place that was clicked, not the middle of what lies there', () => {
    const at: MenuTarget = { ...target, place: [120.2, 31.4] };
    expect(labels(at, known()).join()).toContain('120.20000, 31.40000');
  });
});
