import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { MINUTE_MS } from '../../shared/time/units.ts';
import { monotonicNow } from './clock.ts';

/** A mute ends by itself after this time. */
export const MUTE_MS = 10 * MINUTE_MS;

/** Where a new alarm would be heard: of this window, of another one of the same browser, or not at all. */
type Heard = 'here' | 'elsewhere' | 'nowhere';

/** How alarms sound, whatever of the desk is folded. @property mutedUntil ms as `monotonicNow` counts (F18) */
export type Sound = { mutedUntil: number; heard: Heard };

export const soundStore = createStore<Sound>(() => ({ mutedUntil: 0, heard: 'nowhere' }));

export const useSound = (): Sound => useStore(soundStore);

/** @param ms for so long from now, and no longer than MUTE_MS; 0 ends a mute */
export const mute = (ms: number): void =>
  soundStore.setState({ mutedUntil: monotonicNow() + Math.min(ms, MUTE_MS) });

/** For how many ms more it is muted; 0: it is not. */
export const muteLeft = ({ mutedUntil }: Sound): number => Math.max(0, mutedUntil - monotonicNow());
