import { useState } from 'react';
import { useStore } from 'zustand';
import { type KeptDraft, keptDrafts } from '../store/kept-drafts.ts';
import type { Done } from './done.ts';

export type Kept<From, Value> = {
  /** What the draft rests on: what was there when it was begun. */
  from: From;
  value: Value;
  /** Epoch ms at the server; null while nothing was written. */
  begun: number | null;
  /** Another once it begins anew: a key for what holds a state of its own. */
  round: number;
  change(part: Partial<Value>): void;
  /** Begins anew, with what is there now. */
  discard(): void;
  /** Whether somebody has gone on writing since this was drawn: where the form stays open while it is sent. */
  isWrittenOn(): boolean;
  /** What follows when the server has taken it: it leaves the memory first. */
  sent<Told extends unknown[]>(done: Done<Told>): Done<Told>;
};

/** What the draft rests on that is kept about this; undefined: none is. */
export const keptFrom = <From>(about: string): From | undefined =>
  keptDrafts.of(about)?.from as From | undefined;

/** The same, told again when that is another. */
export const useKeptFrom = <From>(about: string): From | undefined =>
  useStore(keptDrafts.store, ({ drafts }) => drafts.get(about)?.from as From | undefined);

/** What follows when what a draft is about is gone: nothing can be made of it any more. */
export const forgetDraft =
  (about: string, done: Done): Done =>
  () => {
    keptDrafts.sent(about);
    return done();
  };

/**
 * The state of a long form, which is there again when the form comes back, by whatever way.
 * @param about what the form is about, one form each
 * @param from what is there now
 * @param startOf what the form says before anybody writes in it
 */
export function useKeptDraft<From, Value extends object>(
  about: string,
  from: From,
  startOf: (from: From) => Value,
): Kept<From, Value> {
  const begun = useStore(keptDrafts.store, ({ drafts }) => drafts.get(about)?.begun ?? null);
  const round = useStore(keptDrafts.store, ({ dropped }) => dropped);
  const kept = () => keptDrafts.of(about) as KeptDraft<From, Value> | undefined;
  const begin = () => {
    const known = kept() ?? { from, value: startOf(from) };
    return { from: known.from, value: known.value, round };
  };
  const [mine, setMine] = useState(begin);
  if (mine.round !== round) setMine(begin());
  return {
    ...mine,
    begun,
    change(part) {
      const start = startOf(mine.from);
      // Not what was drawn last: two fields may change before the next time.
      const value = { ...(kept()?.value ?? start), ...part };
      keptDrafts.keep(about, mine.from, value, start);
      setMine({ ...mine, value });
    },
    discard: () => keptDrafts.discard(about),
    isWrittenOn() {
      const last = kept();
      return last !== undefined && last.value !== mine.value;
    },
    sent:
      (done) =>
      (...told) => {
        keptDrafts.sent(about);
        return done(...told);
      },
  };
}
