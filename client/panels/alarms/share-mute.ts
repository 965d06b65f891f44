import { mute, muteLeft, soundStore } from '../../store/sound-store.ts';
import type { WindowChannel } from '../../store/window-channel.ts';

/**
 * What windows of one person tell each other; `asks` says a window that has just opened. A mute travels as the ms that are left
 * of it: no clock of one window is that of another.
 */
type Told = { asks: true } | { muteLeft: number };

/** The ms that are left of a mute, as they came over the channel; null when it tells of none. */
function readMute(data: unknown): number | null {
  if (typeof data !== 'object' || data === null || !('muteLeft' in data)) return null;
  return typeof data.muteLeft === 'number' ? data.muteLeft : null;
}

/**
 * Keeps the mute of the windows of one person the same: it is pressed in one, and another may be the one that sounds.
 * @returns ends it
 */
export function shareMute(channel: WindowChannel): () => void {
  let hearing = false;
  const tell = (told: Told) => channel.postMessage(told);
  channel.addEventListener('message', ({ data }) => {
    const told = readMute(data);
    hearing = true;
    if (told !== null) mute(told);
    hearing = false;
    const isAsked = typeof data === 'object' && data !== null && 'asks' in data;
    const left = muteLeft(soundStore.getState());
    if (isAsked && left > 0) tell({ muteLeft: left });
  });
  const stop = soundStore.subscribe((sound, before) => {
    if (!hearing && sound.mutedUntil !== before.mutedUntil) tell({ muteLeft: muteLeft(sound) });
  });
  tell({ asks: true });
  return () => {
    stop();
    channel.close();
  };
}
