import { describe, expect, it, vi } from 'vitest';
import { advance, aim, createGlide, GLIDE_MS } from '../../../client/map/glide.ts';
import { renewPositions, unitData, unitsLayers } from '../../../client/map/layers/units.ts';
import { createPulses, livingPulses, PULSE_MS, ringAt } from '../../../client/map/pulses.ts';
import { createRecovery } from '../../../client/map/recovery.ts';
import { drivenHeading, freshness, unitRows } from '../../../client/map/unit-rows.ts';
import { passesOf } from '../../../client/situation/filtering.ts';
import { createServerClock } from '../../../client/store/clock.ts';
import { Telemetry } from '../../../client/store/telemetry.ts';
import { NO_FILTERS } from '../../../client/store/view-store.ts';
import {
  anAlarm,
  INDEXED,
  NOON,
  positionFrame,
  REGISTERS,
  UNIT_STREAM,
} from '../../support/client/map.ts';

describe('units', () => {
  const telemetry = new Telemetry();
  telemetry.configure(REGISTERS.streams);
  telemetry.applyFrame(positionFrame(UNIT_STREAM, 120.3, 31.5, NOON));
  const passes = passesOf(NO_FILTERS, INDEXED, null);

  it('are drawn by type and status while they are heard', () => {
    expect(unitRows(INDEXED, telemetry, passes, NOON).icons).toEqual([
      'unit:fire-engine:available',
    ]);
  });

  it('are drawn hollow when nothing is heard of them', () => {
    const silent = new Telemetry();
    silent.configure(REGISTERS.streams);
    const rows = unitRows(INDEXED, silent, passes, NOON);
    expect(rows.icons).toEqual(['stale:fire-engine']);
    expect(drivenHeading(silent, rows.rows[0]!)).toBeNaN();
  });

  it('fade from one and a half periods on', () => {
    expect(freshness(15, 10)).toBe(1);
    expect(freshness(22.5, 10)).toBeLessThan(1);
    expect(freshness(1_000, 10)).toBe(freshness(30, 10));
  });

  it('send positions again and look at nothing else', () => {
    const rows = unitRows(INDEXED, telemetry, passes, NOON);
    const data = unitData(new Float64Array([120.3, 31.5]));
    const wrapper = data.attributes.getPosition;
    const input = {
      rows,
      data,
      alphas: new Uint8Array([255]),
      headings: new Float32Array([90]),
      atlas: 'atlas.png',
      accent: [255, 255, 255, 255] as [number, number, number, number],
      sizePx: 24,
      far: false,
      opacity: 1,
      visible: true,
    };
    const [, before] = unitsLayers({ ...input, step: 1 });
    renewPositions(data);
    const [, after] = unitsLayers({ ...input, step: 2 });
    expect(after!.props.data).toBe(before!.props.data);
    expect(data.attributes.getPosition).not.toBe(wrapper);
    expect(data.attributes.getPosition.value).toBe(wrapper.value);
    const { getIcon, getColor } = after!.props.updateTriggers as Record<string, unknown>;
    expect(getIcon).toBe(before!.props.updateTriggers.getIcon);
    expect(getColor).toBe(before!.props.updateTriggers.getColor);
  });
});

describe('gliding', () => {
  const start = new Float64Array([120, 31]);
  const target = new Float64Array([120.001, 31]);
  const CITY = [119, 30, 121, 32] as const;
  const closely = { leastDegrees: 0, box: CITY };
  const fromFar = { leastDegrees: 0.0004, box: CITY };

  it('is half way at half time and there at the end', () => {
    const glide = createGlide(start);
    aim(glide, target, 0, false);
    expect(advance(glide, GLIDE_MS / 2, closely)).toBe(true);
    expect(glide.drawn[0]).toBeCloseTo(120.0005, 7);
    advance(glide, GLIDE_MS, closely);
    expect(glide.drawn[0]).toBe(120.001);
    expect(advance(glide, GLIDE_MS + 16, closely)).toBe(false);
  });

  it('is not drawn before it has moved as far as can be seen', () => {
    const glide = createGlide(start);
    aim(glide, target, 0, false);
    expect(advance(glide, GLIDE_MS / 4, fromFar)).toBe(false);
    expect(advance(glide, GLIDE_MS / 2, fromFar)).toBe(true);
    expect(advance(glide, (GLIDE_MS * 3) / 4, fromFar)).toBe(false);
    expect(advance(glide, GLIDE_MS, fromFar)).toBe(true);
  });

  it('is drawn when it comes into view or leaves it, and not while it drives elsewhere', () => {
    const glide = createGlide(start);
    aim(glide, target, 0, false);
    const west = { leastDegrees: 0, box: [119, 30, 119.9, 32] as const };
    expect(advance(glide, GLIDE_MS / 4, west)).toBe(false);
    const here = { leastDegrees: 0, box: [119, 30, 120.0004, 32] as const };
    expect(advance(glide, GLIDE_MS / 2, here)).toBe(true);
    const ahead = { leastDegrees: 0, box: [120.0008, 30, 121, 32] as const };
    expect(advance(glide, (GLIDE_MS * 3) / 4, ahead)).toBe(false);
    expect(glide.drawn[0]).toBeCloseTo(120.0005, 7);
    expect(advance(glide, GLIDE_MS, ahead)).toBe(true);
    expect(glide.drawn[0]).toBe(120.001);
  });

  it('goes on from where it is when a newer place comes', () => {
    const glide = createGlide(start);
    aim(glide, target, 0, false);
    advance(glide, GLIDE_MS / 2, closely);
    aim(glide, start, GLIDE_MS / 2, false);
    advance(glide, GLIDE_MS, closely);
    expect(glide.drawn[0]).toBeCloseTo(120.00025, 7);
  });

  it('is at once there for who wants no motion, and for a jump', () => {
    const still = createGlide(start);
    aim(still, target, 0, true);
    advance(still, 1, closely);
    expect(still.drawn[0]).toBe(120.001);
    const jumped = createGlide(start);
    aim(jumped, new Float64Array([120.5, 31]), 0, false);
    advance(jumped, 1, closely);
    expect(jumped.drawn[0]).toBe(120.5);
  });
});

describe('a pulse', () => {
  const pulse = { alarm: 7, lon: 120, lat: 31, colour: '#ff0000', startedAt: 0 };

  it('is over within three seconds', () => {
    expect(PULSE_MS).toBeLessThanOrEqual(3_000);
    expect(livingPulses([pulse], PULSE_MS - 1)).toHaveLength(1);
    expect(livingPulses([pulse], PULSE_MS)).toHaveLength(0);
  });

  it('widens and fades, and does so twice', () => {
    const [early, late] = [ringAt(100), ringAt(500)];
    expect(late.radiusPx).toBeGreaterThan(early.radiusPx);
    expect(late.opacity).toBeLessThan(early.opacity);
    expect(ringAt(PULSE_MS / 2 + 100).radiusPx).toBeCloseTo(early.radiusPx);
  });
});

describe('news', () => {
  const alarms = (...list: ReturnType<typeof anAlarm>[]) =>
    new Map(list.map((alarm) => [alarm.id, alarm]));

  it('is what rose since the last look: a fresh screen does not flash', () => {
    const pulses = createPulses();
    pulses.follow(alarms(anAlarm()), 'dark', 0, NOON);
    expect(pulses.living()).toEqual([]);
    pulses.follow(alarms(anAlarm(), anAlarm({ id: 8 })), 'dark', 100, NOON);
    expect(pulses.living()).toHaveLength(1);
  });

  it('is an alarm that rose higher, and not one that was acknowledged', () => {
    const pulses = createPulses();
    pulses.follow(alarms(anAlarm()), 'dark', 0, NOON);
    pulses.follow(alarms(anAlarm({ acknowledgedAt: '2026-11-22T12:00:01.000Z' })), 'dark', 1, NOON);
    expect(pulses.living()).toEqual([]);
    pulses.follow(alarms(anAlarm({ level: 'red' })), 'dark', 2, NOON);
    expect(pulses.living()).toHaveLength(1);
  });

  it('is nothing old that a woken screen learns late', () => {
    const pulses = createPulses();
    pulses.follow(alarms(), 'dark', 0, NOON);
    pulses.follow(alarms(anAlarm()), 'dark', 1, NOON + 600_000);
    expect(pulses.living()).toEqual([]);
  });
});

describe('a lost graphics context (F41)', () => {
  it('is followed by a new map, within a second', () => {
    vi.useFakeTimers();
    const build = vi.fn();
    createRecovery({ build, reload: vi.fn(), tell: vi.fn() }).lost();
    vi.advanceTimersByTime(1_000);
    expect(build).toHaveBeenCalledOnce();
    vi.useRealTimers();
  });

  it('that cannot be replaced ends in a fresh page after a few tries', () => {
    vi.useFakeTimers();
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const reload = vi.fn();
    const tell = vi.fn();
    const build = vi.fn();
    const recovery = createRecovery({ build, reload, tell });
    recovery.begin();
    build.mockImplementation(() => {
      throw new Error('no context');
    });
    recovery.lost();
    vi.advanceTimersByTime(120_000);
    expect(build).toHaveBeenCalledTimes(4);
    expect(reload).toHaveBeenCalledOnce();
    expect(tell.mock.calls.flat()).toEqual([true, false, false, false]);
    vi.restoreAllMocks();
    vi.useRealTimers();
  });
});

it('A page whose browser gives no context is not fetched anew: it goes on trying until there is a map', () => {
  vi.useFakeTimers();
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const [reload, tell, build] = [vi.fn(), vi.fn(), vi.fn()];
  build.mockImplementation(() => {
    throw new Error('no context');
  });
  createRecovery({ build, reload, tell }).begin();
  vi.advanceTimersByTime(600_000);
  expect(tell).toHaveBeenLastCalledWith(false);
  build.mockImplementation(() => undefined);
  vi.advanceTimersByTime(31_000);
  expect(tell).toHaveBeenLastCalledWith(true);
  expect(reload).not.toHaveBeenCalled();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe("the server's clock", () => {
  it('is told by the message that was least delayed', () => {
    const time = { ms: 1_000 };
    const clock = createServerClock(
      () => time.ms,
      () => 0,
    );
    clock.observe(new Date(NOON).toISOString());
    time.ms += 2_500;
    clock.observe(new Date(NOON + 2_000).toISOString());
    expect(clock.now()).toBe(NOON + 2_500);
  });

  it("does not follow this machine's clock when that is set", () => {
    const time = { ms: 0, wall: 0 };
    const clock = createServerClock(
      () => time.ms,
      () => time.wall,
    );
    clock.observe(new Date(NOON).toISOString());
    time.wall += 3_600_000;
    expect(clock.now()).toBe(NOON);
  });
});
