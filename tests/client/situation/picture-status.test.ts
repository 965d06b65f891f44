import { expect, it } from 'vitest';
import { pictureStatus } from '../../../client/situation/picture-status.ts';
import type { LiveState } from '../../../client/store/live-store.ts';

const heartbeat = (database: 'ok' | 'degraded') => ({ database }) as LiveState['heartbeat'];

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
