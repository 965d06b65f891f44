import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { PRESENCE_GONE_AFTER_MS, type Presence } from '../../shared/wire/protocol.ts';

/** Another analyst in the plan this screen is in. `heardAt` monotonic milliseconds. */
export type OtherAnalyst = Presence & { heardAt: number };

/** Others in the same plan, by their screens. Never stored, and empty while nobody says anything. */
export const presenceStore = createStore<{ others: ReadonlyMap<string, OtherAnalyst> }>(() => ({
  others: new Map(),
}));

/** Whoever was silent for long is gone: his screen may have died without a word, or this one's line. */
export function forgetSilent(now: number): void {
  const { others } = presenceStore.getState();
  const heard = [...others].filter(([, { heardAt }]) => now - heardAt <= PRESENCE_GONE_AFTER_MS);
  if (heard.length < others.size) presenceStore.setState({ others: new Map(heard) });
}

/** Takes another's word; one that left is gone. */
export function heardPresence(message: Presence, now: number): void {
  const others = new Map(presenceStore.getState().others);
  if (message.plan === null) others.delete(message.screen);
  else others.set(message.screen, { ...message, heardAt: now });
  presenceStore.setState({ others });
}

/** Whoever else is in this plan. */
export const useOthers = (plan: string | null): readonly OtherAnalyst[] => {
  const others = useStore(presenceStore, (state) => state.others);
  return plan === null ? [] : [...others.values()].filter((other) => other.plan === plan);
};
