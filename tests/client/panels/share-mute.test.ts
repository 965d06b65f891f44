import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeChannels } from '../../support/client/fake-channel.ts';

const NOW = Date.parse('2026-11-22T06:00:00.000Z');

/** A window of its own: its own mute, and its own reckoning of the server's clock. */
async function openWindow(
  channel: ReturnType<ReturnType<typeof fakeChannels>>,
  serverTime: number,
) {
  vi.resetModules();
  const { shareMute } = await import('../../../client/panels/alarms/share-mute.ts');
  const sound = await import('../../../client/store/sound-store.ts');
  const { serverClock } = await import('../../../client/store/clock.ts');
  serverClock.observe(new Date(serverTime).toISOString());
  const end = shareMute(channel);
  const left = () => sound.muteLeft(sound.soundStore.getState());
  return { ...sound, serverClock, end, left };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.resetModules();
});

describe('a mute pressed in one window', () => {
  it('holds in another that reckons the server’s clock to be behind', async () => {
    const open = fakeChannels();
    const ahead = await openWindow(open(), NOW + 40);
    const behind = await openWindow(open(), NOW);
    ahead.mute(ahead.MUTE_MS);
    expect(behind.left()).toBe(behind.MUTE_MS);
    behind.mute(0);
    expect(ahead.left()).toBe(0);
  });

  it('is over after its ten minutes, though the server’s clock was set back by an hour (F18)', async () => {
    const open = fakeChannels();
    const one = await openWindow(open(), NOW);
    const other = await openWindow(open(), NOW);
    one.mute(one.MUTE_MS);
    for (const { serverClock } of [one, other]) {
      serverClock.observe(new Date(NOW - 3_600_000).toISOString());
    }
    vi.advanceTimersByTime(one.MUTE_MS);
    expect([one.left(), other.left()]).toEqual([0, 0]);
  });
});
