import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accept, MAX_AGE_MS, MAX_AHEAD_MS } from '../../../server/telemetry/accept.ts';
import type { WatchedFeed, WatchedStream } from '../../../server/telemetry/watched.ts';
import { REFUSAL_REASONS } from '../../../shared/model/reading.ts';
import { METRICS, type Metric } from '../../../shared/model/stream.ts';

const NOW = Date.parse('2026-07-06T02:00:00.000Z');
const FEED: WatchedFeed = {
  id: 'feed',
  name: 'feed',
  datum: 'wgs84',
  periodSeconds: 60,
  synthetic: true,
};
const watched = (id: string, metric: Metric, feed = FEED.id): WatchedStream => ({
  ...{ id, metric, feed, name: id, kind: METRICS[metric].kind, number: 1 },
  place: [120.3, 31.5],
  county: null,
  town: null,
  grid: null,
  subjectKind: 'station',
  subject: null,
  rule: null,
  context: { periodSeconds: 60 },
  synthetic: true,
  outOfService: false,
});
const STREAMS = new Map(
  [
    watched('level', 'water-level'),
    watched('crowd', 'crowd-count'),
    watched('unit', 'position'),
    watched('foreign', 'gas', 'other'),
  ].map((stream) => [stream.id, stream]),
);
const judge = (item: unknown, feed = FEED) => accept(item, feed, STREAMS, NOW);
const level = (changes: object = {}) => ({
  stream: 'level',
  id: 'r1',
  time: '2026-07-06T02:00:00.000Z',
  value: 3.5,
  ...changes,
});
const unit = (changes: object = {}) => {
  const { value: _, ...head } = level({ stream: 'unit' });
  return { ...head, lon: 120.3, lat: 31.5, ...changes };
};
const crowd = (changes: object = {}) => {
  const { value: _, ...head } = level({ stream: 'crowd' });
  return { ...head, count: 10, ...changes };
};

describe('a good reading', () => {
  it('is taken as it is', () => {
    expect(judge(level())).toMatchObject({ id: 'r1', at: NOW, value: 3.5, in: null, lon: null });
    expect(judge(crowd({ in: 3, out: 4 }))).toMatchObject({ value: 10, in: 3, out: 4 });
    expect(judge(unit({ speed: 12, heading: 360 }))).toMatchObject({
      value: null,
      lon: 120.3,
      lat: 31.5,
      speed: 12,
      heading: 360,
    });
  });

  it('may carry any offset, and fractions of a second that are cut to milliseconds', () => {
    expect(judge(level({ time: '2026-07-06T10:00:00+08:00' }))).toMatchObject({ at: NOW });
    expect(judge(level({ time: '2026-07-06T02:00:00.123456Z' }))).toMatchObject({ at: NOW + 123 });
  });

  it('of another datum is converted once: 400 to 600 m lie between', () => {
    const shifted = judge(unit(), { ...FEED, datum: 'gcj02' }) as { lon: number; lat: number };
    const metres = Math.hypot((shifted.lon - 120.3) * 94_900, (shifted.lat - 31.5) * 111_000);
    expect(metres).toBeGreaterThan(400);
    expect(metres).toBeLessThan(600);
  });

  it('is taken at the very edges of its range and of time', () => {
    for (const value of [METRICS['water-level'].minimum, METRICS['water-level'].maximum]) {
      expect(judge(level({ value }))).toMatchObject({ value });
    }
    for (const at of [NOW + MAX_AHEAD_MS, NOW - MAX_AGE_MS]) {
      expect(judge(level({ time: new Date(at).toISOString() }))).toMatchObject({ at });
    }
  });
});

describe('a bad reading', () => {
  it.each([
    ['unknown-stream', level({ stream: 'nobody' })],
    ['not-your-stream', level({ stream: 'foreign' })],
    ['wrong-kind', crowd({ stream: 'level' })],
    ['wrong-kind', level({ stream: 'unit' })],
    ['malformed', level({ more: 1 })],
    ['malformed', crowd({ count: 1.5 })],
    ['out-of-range', level({ value: 60.001 })],
    ['out-of-range', crowd({ count: -1 })],
    ['out-of-range', unit({ speed: 151 })],
    ['not-finite', level({ value: Number.NaN })],
    ['outside-city', unit({ lon: 31.5, lat: 120.3 })],
    ['outside-city', unit({ lon: 0, lat: 0 })],
    ['outside-city', unit({ lon: 116.4, lat: 39.9 })],
    ['outside-city', unit({ lon: 480.3, lat: 31.5 })],
    ['clock-ahead', level({ time: new Date(NOW + MAX_AHEAD_MS + 1).toISOString() })],
    ['too-old', level({ time: new Date(NOW - MAX_AGE_MS - 1).toISOString() })],
  ])('is refused as %s', (reason, item) => {
    expect(judge(item)).toMatchObject({ reason });
  });

  it('is kept aside where somebody has to find the cause', () => {
    const time = new Date(NOW + 86_400_000).toISOString();
    const ahead = level({ time });
    expect(judge(ahead)).toMatchObject({ aside: { reading: ahead, aheadMs: 86_400_000 } });
    expect(judge(unit({ lat: 0 }))).toMatchObject({ aside: { aheadMs: null } });
    expect(judge(level({ value: 99 }))).toMatchObject({ aside: null });
  });

  it('is never taken, whatever it is: a verdict is a reading of ours or a known reason', () => {
    const field = fc.oneof(
      fc.constantFrom('stream', 'id', 'time', 'value', 'count', 'lon', 'lat', '__proto__'),
      fc.string(),
    );
    const value = fc.oneof(
      fc.anything(),
      fc.constantFrom('level', 'crowd', 'unit', '2026-07-06T02:00:00Z', 3.5, 10),
    );
    const item = fc.oneof(fc.anything(), fc.dictionary(field, value));
    fc.assert(
      fc.property(item, (given) => {
        const verdict = judge(given);
        if ('reason' in verdict) return REFUSAL_REASONS.includes(verdict.reason);
        return STREAMS.has(verdict.stream.id) && Number.isFinite(verdict.at);
      }),
      { numRuns: 5_000 },
    );
  });
});
