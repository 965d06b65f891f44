import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** A mute ends by itself after this time. */
export const MUTE_MS = 10 * 60_000;

/** Where a new alarm would be heard: of this window, of another one of the same browser, or not at all. */
type Heard = 'here' | 'elsewhere' | 'nowhere';

/** How alarms sound, whatever of the desk is folded. @property mutedUntil epoch ms at the server */
export type Sound = { mutedUntil: number; heard: Heard };

export const soundStore = createStore<Sound>(() => ({ mutedUntil: 0, heard: 'nowhere' }));

export const useSound = (): Sound => useStore(soundStore);

/** @param mutedUntil epoch ms at the server, 0 ends a mute */
export const mute = (mutedUntil: number): void => soundStore.setState({ mutedUntil });
