import { describe, expect, it } from 'vitest';
import { createEar } from '../../../client/panels/alarms/alarm-ear.ts';
import { MOST_SOUNDS } from '../../../client/panels/alarms/sound.ts';
import { emptyLiveState } from '../../../client/store/live-store.ts';
import type { Alarm } from '../../../shared/model/alarm.ts';
import { alarm } from '../../support/client/alarm.ts';

const NOW = Date.parse('2026-11-22T06:00:00.000Z');
const MINUTE = 60_000;
const at = (ms: number) => new Date(ms).toISOString();

/** A moment of a server whose clock never stepped. */
const moment = (now: number) => ({ server: now, steady: now });

/** Red alarms, each of a gauge of its own, that changed long ago. */
const red = (id: number, change: Partial<Alarm> = {}) =>
  alarm({ id, level: 'red', stream: `gauge-${id}`, changedAt: at(NOW - 5 * MINUTE), ...change });

/** The city as a fresh picture shows it: of none of these the page was told one by one. */
const picture = (...alarms: Alarm[]) => ({
  ...emptyLiveState(),
  alarms: new Map(alarms.map((one) => [one.id, one])),
});
/** An ear that has heard of what stands, and what it says of a later picture. */
function earOf(...standing: Alarm[]) {
  const ear = createEar();
  const listen = (alarms: Alarm[], now = NOW, more = {}) =>
    ear.listen(picture(...alarms), { isHeard: true, mutedUntil: 0, now: moment(now), ...more });
  expect(listen(standing)).toEqual([]);
  return listen;
}

describe('a red that rose while the line was down', () => {
  it('is heard when the picture comes again, however old it is by then', () => {
    const listen = earOf();
    expect(listen([red(1)])).toEqual(['red']);
    expect(listen([red(1)], NOW + MINUTE), 'once').toEqual([]);
  });

  it('is one sound for all of them', () => {
    const listen = earOf();
    expect(listen([red(1), red(2), red(3)])).toEqual(['red']);
    expect(listen([red(1), red(2), red(3)], NOW + 2 * MINUTE)).toEqual([]);
  });

  it('is not heard again when it was heard before the line broke (F42)', () => {
    const listen = earOf();
    expect(listen([red(1)])).toEqual(['red']);
    expect(listen([red(1), red(2, { level: 'orange' })], NOW + 2 * MINUTE)).toEqual([]);
    expect(listen([red(1, { occurrence: 2 })], NOW + 4 * MINUTE), 'it rose again').toEqual(['red']);
  });

  it('is silent when somebody has acknowledged it, when it is over, and when it is no red', () => {
    const listen = earOf();
    const over = [
      red(1, { acknowledgedAt: at(NOW) }),
      red(2, { active: false }),
      red(3, { level: 'orange' }),
    ];
    expect(listen(over)).toEqual([]);
  });

  it('is silent while muted, and so it stays', () => {
    const listen = earOf();
    expect(listen([red(1)], NOW, { mutedUntil: NOW + 1 })).toEqual([]);
    expect(listen([red(1)], NOW + MINUTE)).toEqual([]);
  });

  it('needs no sound of its own beside one that is new', () => {
    const listen = earOf();
    const fresh = red(2, { changedAt: at(NOW) });
    expect(listen([red(1), fresh])).toEqual(['red']);
  });

  it('is heard beside a lesser one that is new', () => {
    const listen = earOf();
    const fresh = red(2, { level: 'orange', changedAt: at(NOW) });
    expect(listen([red(1), fresh])).toEqual(['red', 'orange']);
    expect(listen([red(1), fresh], NOW + MINUTE), 'once').toEqual([]);
  });
});

describe('a server whose clock is set back by an hour (F18)', () => {
  const BACK = NOW - 60 * MINUTE;
  const fresh = (id: number, occurrence = 1) => red(id, { changedAt: at(BACK), occurrence });

  it('leaves a source heard that sounded before, once its minute is over', () => {
    const listen = earOf();
    const now = { server: BACK, steady: NOW + MINUTE };
    expect(listen([red(1, { changedAt: at(NOW) })])).toEqual(['red']);
    expect(listen([fresh(1, 2)], NOW, { now })).toEqual(['red']);
  });

  it('leaves room for ten sounds when ten minutes are over', () => {
    const listen = earOf();
    const flood = Array.from({ length: MOST_SOUNDS }, (_, id) => red(id, { changedAt: at(NOW) }));
    expect(listen(flood)).toHaveLength(MOST_SOUNDS);
    const now = { server: BACK, steady: NOW + 10 * MINUTE };
    expect(listen([...flood, fresh(11)], NOW, { now })).toEqual(['red']);
  });

  it('makes no mute longer', () => {
    const listen = earOf();
    const now = { server: BACK, steady: NOW + 10 * MINUTE };
    expect(listen([fresh(1)], NOW, { mutedUntil: NOW + 10 * MINUTE, now })).toEqual(['red']);
  });
});

describe('what stood when the page was opened', () => {
  it('is seen, not heard (F42)', () => {
    const listen = earOf(red(1), red(2));
    expect(listen([red(1), red(2)], NOW + MINUTE)).toEqual([]);
  });

  it('is not heard with the first touch either, and what rose until then is', () => {
    const ear = createEar();
    const untouched = { isHeard: false, mutedUntil: 0, now: moment(NOW) };
    expect(ear.listen(picture(red(1)), untouched)).toEqual([]);
    expect(ear.listen(picture(red(1)), { ...untouched, isHeard: true })).toEqual([]);
    expect(ear.listen(picture(red(1), red(2)), untouched)).toEqual([]);
    expect(ear.listen(picture(red(1), red(2)), { ...untouched, isHeard: true })).toEqual(['red']);
  });
});
