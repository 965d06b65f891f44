import { MUTE_MS, mute, soundStore } from '../../store/sound-store.ts';

/** What windows of one person tell each other; `asks` says a window that has just opened. */
type Told = { asks: true } | { mutedUntil: number };

/** The part of BroadcastChannel that is used. */
export type MuteChannel = Pick<BroadcastChannel, 'postMessage' | 'close'> & {
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
};

/** A mute as it came over the channel; null when it says none that could be. @param now epoch ms */
function readMute(data: unknown, now: number): number | null {
  if (typeof data !== 'object' || data === null) return null;
  const { mutedUntil } = data as Record<string, unknown>;
  const isOne = typeof mutedUntil === 'number' && mutedUntil <= now + MUTE_MS;
  return isOne ? mutedUntil : null;
}

/**
 * Keeps the mute of the windows of one person the same: it is pressed in one, and another may be the one that sounds.
 * @param now epoch ms at the server
 * @returns ends it
 */
export function shareMute(channel: MuteChannel, now: () => number): () => void {
  let hearing = false;
  const tell = (told: Told) => channel.postMessage(told);
  channel.addEventListener('message', ({ data }) => {
    const { mutedUntil } = soundStore.getState();
    const told = readMute(data, now());
    hearing = true;
    if (told !== null) mute(told);
    hearing = false;
    const isAsked = typeof data === 'object' && data !== null && 'asks' in data;
    if (isAsked && mutedUntil > now()) tell({ mutedUntil });
  });
  const stop = soundStore.subscribe(({ mutedUntil }, before) => {
    if (!hearing && mutedUntil !== before.mutedUntil) tell({ mutedUntil });
  });
  tell({ asks: true });
  return () => {
    stop();
    channel.close();
  };
}
