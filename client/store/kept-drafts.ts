import { createStore } from 'zustand/vanilla';
import { serverNow } from './clock.ts';
import { holdPage } from './hold-page.ts';
import { type LiveState, liveStore } from './live-store.ts';

/** What somebody has begun to fill in and not sent. */
export type KeptDraft<From = unknown, Value = unknown> = {
  /** What he began with, as it was then: a newer version in the register does not slip under what he wrote. */
  from: From;
  value: Value;
  /** Epoch ms at the server. */
  begun: number;
};

type State = {
  /** By what they are about. */
  drafts: ReadonlyMap<string, KeptDraft>;
  /** How often one was dropped unsent: a form that shows it begins anew. */
  dropped: number;
};

/** @property hold keeps the page from being left in silence, until what it returns is called */
type Means = { hold: () => () => void; now: () => number };

const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/**
 * Drafts in the memory of the page and nowhere else: they may name people, and a desk's screen is shared. Each differs from
 * what it began with, and while there is one the page is held.
 */
export function createKeptDrafts({ hold, now }: Means) {
  const store = createStore<State>(() => ({ drafts: new Map(), dropped: 0 }));
  let release: (() => void) | null = null;
  store.subscribe(({ drafts }) => {
    if (drafts.size > 0) release ??= hold();
    else {
      release?.();
      release = null;
    }
  });
  const of = (about: string): KeptDraft | undefined => store.getState().drafts.get(about);
  const without = (about: string) => {
    const drafts = new Map(store.getState().drafts);
    drafts.delete(about);
    return drafts;
  };
  return {
    store,
    of,
    /** Keeps what a form says now. @param start what it said before anybody wrote in it */
    keep(about: string, from: unknown, value: unknown, start: unknown): void {
      const drafts = without(about);
      const begun = of(about)?.begun ?? now();
      if (!isSame(value, start)) drafts.set(about, { from, value, begun });
      store.setState({ drafts });
    },
    /** It is with the server: what shows it stays as it is until it is put away. */
    sent: (about: string): void => store.setState({ drafts: without(about) }),
    discard: (about: string): void =>
      store.setState(({ dropped }) => ({ drafts: without(about), dropped: dropped + 1 })),
    dropAll: (): void =>
      store.setState(({ dropped }) => ({ drafts: new Map(), dropped: dropped + 1 })),
  };
}

type Who = Pick<LiveState, 'status' | 'me'>;
type Live = { subscribe(listener: (now: Who, before: Who) => void): unknown };

/** Drops all drafts once who wrote them has signed out, wherever he did, or somebody else is there. */
export function dropWithAccount(drafts: Pick<KeptDrafts, 'dropAll'>, live: Live): void {
  live.subscribe((now, before) => {
    const isOut = now.status === 'signed-out' && before.status !== 'signed-out';
    const isAnother = before.me !== null && before.me.id !== now.me?.id;
    if (isOut || isAnother) drafts.dropAll();
  });
}

type KeptDrafts = ReturnType<typeof createKeptDrafts>;

/** Those of this page. */
export const keptDrafts = createKeptDrafts({ hold: () => holdPage(), now: serverNow });
dropWithAccount(keptDrafts, liveStore);
