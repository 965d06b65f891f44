import { expect, it } from 'vitest';
import { pictureStatus } from '../../../client/situation/picture-status.ts';
import type { LiveState } from '../../../client/store/live-store.ts';

const NOW = Date.parse('2026-11-29T08:00:00.000Z');
const at = (ms: number) => new Date(ms).toISOString();
const heartbeat = (database: 'ok' | 'degraded', unjudgedMs = 1_000) =>
  ({ database, serverTime: at(NOW), evaluatedAt: at(NOW - unjudgedMs) }) as LiveState['heartbeat'];

it('a picture is live while the line is, and the database takes readings', () => {
  expect(pictureStatus({ status: 'live', heartbeat: null })).toBe('live');
  expect(pictureStatus({ status: 'live', heartbeat: heartbeat('ok') })).toBe('live');
  expect(pictureStatus({ status: 'live', heartbeat: heartbeat('degraded') })).toBe('not-live');
});

it('a picture is never more alive than its line', () => {
  expect(pictureStatus({ status: 'signed-out', heartbeat: heartbeat('degraded') })).toBe(
    'signed-out',
  );
  expect(pictureStatus({ status: 'connecting', heartbeat: heartbeat('ok') })).toBe('connecting');
});

it('a picture is not live while nobody judges what comes (F14)', () => {
  const judged = (unjudgedMs: number) =>
    pictureStatus({ status: 'live', heartbeat: heartbeat('ok', unjudgedMs) });
  expect(judged(15_000)).toBe('live');
  expect(judged(15_001)).toBe('not-live');
});
