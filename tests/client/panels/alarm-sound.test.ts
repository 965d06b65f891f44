import { describe, expect, it } from 'vitest';
import {
  type Audible,
  MOST_SOUNDS,
  nextSound,
  type SoundState,
  soundsBefore,
} from '../../../client/panels/alarms/sound.ts';
import { type Offered, offerOf } from '../../../client/panels/alarms/sound-offer.ts';
import type { AlarmFacts } from '../../../client/situation/alarm-facts.ts';
import type { Alarm } from '../../../shared/model/alarm.ts';
import { alarm } from '../../support/client/alarm.ts';

const NOW = Date.parse('2026-11-22T06:00:00.000Z');
const QUIET: SoundState = { sounded: [], mutedUntil: 0 };
/** A moment of a server whose clock never stepped. */
const moment = (now: number) => ({ server: now, steady: now });
const at = (ms: number) => new Date(ms).toISOString();

/** A red alarm that changed at `now`, as the ear is told of it. */
const audible = (now: number, change: Partial<Alarm> = {}, more: Partial<Audible> = {}) => ({
  alarm: alarm({ level: 'red', changedAt: at(now), ...change }),
  setAside: false,
  escalatedAt: null,
  toldAt: null,
  ...more,
});

/** Offers one alarm after the other and says at which moments it sounded. */
function heard(offers: readonly (readonly [number, Audible])[], from = QUIET): number[] {
  const times: number[] = [];
  let state = from;
  for (const [now, offer] of offers) {
    const next = nextSound(state, offer, moment(now));
    state = next.state;
    if (next.sounds) times.push(now);
  }
  return times;
}
const sounds = (offer: Audible, now = NOW, state = QUIET) =>
  nextSound(state, offer, moment(now)).sounds;

describe('the sound of an alarm', () => {
  it('is for red and orange, while they are new, active and unseen', () => {
    expect(sounds(audible(NOW))).toBe(true);
    expect(sounds(audible(NOW, { level: 'orange' }))).toBe(true);
    expect(sounds(audible(NOW, { level: 'yellow' }))).toBe(false);
    expect(sounds(audible(NOW, { active: false }))).toBe(false);
    expect(sounds(audible(NOW, { acknowledgedAt: at(NOW) }))).toBe(false);
    expect(sounds(audible(NOW), NOW + 30_000), 'a tab that woke up').toBe(false);
  });

  it('is for what the server told just now, however old the reading is that raised it', () => {
    const late = audible(NOW - 90_000, {}, { toldAt: at(NOW - 500) });
    expect(sounds(late)).toBe(true);
    expect(sounds({ ...late, toldAt: at(NOW - 60_000) }), 'a tab that woke up').toBe(false);
    const higher = audible(NOW, {}, { toldAt: at(NOW - 60_000) });
    expect(sounds(higher), 'risen higher since, as a fresh picture says').toBe(true);
  });

  it('is not for what is shelved, suppressed or out of service', () => {
    expect(sounds(audible(NOW, {}, { setAside: true }))).toBe(false);
  });

  it('is silent while muted and comes back by itself', () => {
    const muted = { sounded: [], mutedUntil: NOW + 1 };
    expect(sounds(audible(NOW), NOW, muted)).toBe(false);
    expect(sounds(audible(NOW), NOW + 1, muted)).toBe(true);
  });

  it('comes again when nobody acknowledged it and a further desk is told', () => {
    const old = audible(NOW - 600_000);
    expect(sounds(old)).toBe(false);
    expect(sounds({ ...old, escalatedAt: at(NOW) })).toBe(true);
  });

  it('F48: chattering at 1 Hz is heard at most once a minute', () => {
    const offers = Array.from({ length: 600 }, (_, second) => {
      const now = NOW + second * 1_000;
      return [now, audible(now, { active: second % 2 === 0 })] as const;
    });
    const times = heard(offers);
    expect(times.length).toBeGreaterThan(1);
    times.forEach((time, index) => {
      if (index > 0) expect(time - times[index - 1]!).toBeGreaterThanOrEqual(60_000);
    });
  });

  it('is not held back by chatter when the same place becomes worse', () => {
    expect(
      heard([
        [NOW, audible(NOW, { level: 'orange' })],
        [NOW + 1_000, audible(NOW + 1_000)],
      ]),
    ).toEqual([NOW, NOW + 1_000]);
  });
});

describe('G15, F47: a flood of 500 in ten minutes', () => {
  const flood = (levelOf: (index: number) => Alarm['level']) =>
    Array.from({ length: 500 }, (_, index) => {
      const now = NOW + index * 1_200;
      return [now, audible(now, { level: levelOf(index), stream: `gauge-${index}` })] as const;
    });

  it('is heard at most ten times by one person', () => {
    expect(heard(flood(() => 'red'))).toHaveLength(MOST_SOUNDS);
    expect(heard(flood(() => 'orange')).length).toBeLessThan(MOST_SOUNDS);
  });

  it('leaves room for the worst: red is heard at once after hundreds of orange', () => {
    const offers = flood((index) => (index === 400 ? 'red' : 'orange'));
    expect(heard(offers)).toContain(offers[400]![0]);
    expect(heard(offers).length).toBeLessThanOrEqual(MOST_SOUNDS);
  });

  it('offers the worst first of those that come together', () => {
    const together = ['yellow', 'orange', 'red'] as const;
    const offers = together.map((level, index) => audible(NOW, { id: index + 1, level }));
    expect(offers.sort(soundsBefore).map((one) => one.alarm.level)).toEqual([
      'red',
      'orange',
      'yellow',
    ]);
  });
});

describe('what is offered to the ear', () => {
  const plain = { shelved: null, outOfService: null, suppressed: null, escalated: null };
  const shelved = { ...plain, shelved: {} } as AlarmFacts;
  const old = alarm({ level: 'red', changedAt: at(NOW - 3_600_000) });
  const offer = (facts: AlarmFacts, now: number, before?: Offered) =>
    offerOf(old, { facts, toldAt: null, now }, before);

  it('comes back when it is no longer set aside, though it is as old as before', () => {
    const aside = offer(shelved, NOW);
    expect(sounds(aside.audible)).toBe(false);
    const back = offer(plain, NOW + 60_000, aside.offered);
    expect(back.offered.mark).not.toBe(aside.offered.mark);
    expect(sounds(back.audible, NOW + 60_000)).toBe(true);
  });

  it('is no old alarm that was never set aside, and nothing twice', () => {
    const first = offer(plain, NOW);
    expect(sounds(first.audible)).toBe(false);
    expect(offer(plain, NOW + 60_000, first.offered).offered).toEqual(first.offered);
  });
});
