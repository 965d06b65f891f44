import { afterEach, expect, it, vi } from 'vitest';
import { createNoteTimes } from '../../../client/commands/note-times.ts';
import { serverClock } from '../../../client/store/clock.ts';

const WRITTEN = Date.parse('2026-11-30T06:22:05.000Z');
const after = (seconds: number) =>
  vi.spyOn(serverClock, 'now').mockReturnValue(WRITTEN + seconds * 1_000);

afterEach(() => vi.restoreAllMocks());

it('a note that is taken at once is of the moment the server takes it', () => {
  const timeOf = createNoteTimes();
  after(0);
  expect(timeOf('first')).toBeNull();
  after(1);
  expect(timeOf('first')).toBeNull();
});

it('a note that waited for the line is of the moment it was written', () => {
  const timeOf = createNoteTimes();
  after(0);
  timeOf('first');
  after(89);
  expect(timeOf('first')).toBe('2026-11-30T06:22:05.000Z');
});

it('the next note has a moment of its own', () => {
  const timeOf = createNoteTimes();
  after(0);
  timeOf('first');
  after(89);
  expect(timeOf('second')).toBeNull();
});
