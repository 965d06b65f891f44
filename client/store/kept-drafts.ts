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

type Drafts = ReadonlyMap<string, KeptDraft>;

type State = {
  /** By what they are about. */
  drafts: Drafts;
  /** What an account had begun when its session ended: shown to nobody until that account is back. */
  aside: { owner: string; drafts: Drafts } | null;
  /** How often one was dropped unsent, set aside or taken up again: a form that shows it begins anew. */
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
  const store = createStore<State>(() => ({ drafts: new Map(), aside: null, dropped: 0 }));
  let release: (() => void) | null = null;
  store.subscribe(({ drafts, aside }) => {
    if (drafts.size > 0 || aside !== null) release ??= hold();
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
  const replaceAll = (drafts: Drafts, aside: State['aside']): void =>
    store.setState(({ dropped }) => ({ drafts, aside, dropped: dropped + 1 }));
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
    dropAll: (): void => replaceAll(new Map(), null),
    /** Hides all of it until `takeUp` by the same account. */
    setAside(owner: string): void {
      const { drafts } = store.getState();
      if (drafts.size > 0) replaceAll(new Map(), { owner, drafts });
    },
    /** Brings back what was set aside for this account; what was for another is gone. */
    takeUp(account: string): void {
      const { aside } = store.getState();
      if (aside !== null) replaceAll(aside.owner === account ? aside.drafts : new Map(), null);
    },
  };
}

/**
 * Those about things that are no longer in a list.
 * @param about what their names begin with, before the thing's own
 * @param known what is in the list; null while that is not known
 */
export function goneDrafts(
  drafts: Drafts,
  about: string,
  known: readonly string[] | null,
): [string, KeptDraft][] {
  if (known === null) return [];
  return [...drafts].filter(([name]) => {
    const [kind, id] = name.split(':');
    return kind === about && id !== 'new' && !known.includes(id!);
  });
}

type Who = Pick<LiveState, 'status' | 'me'>;
type Live = { subscribe(listener: (now: Who, before: Who) => void): unknown };

/**
 * Drafts are seen by who wrote them alone: set aside when his session ends, as it does after twelve hours or a computer's
 * sleep, there again when he signs in, and gone when somebody else does. Who signs out himself drops them
 * (commands/sign-out.ts).
 */
export function keepForAccount(
  drafts: Pick<KeptDrafts, 'dropAll' | 'setAside' | 'takeUp'>,
  live: Live,
): void {
  live.subscribe((now, before) => {
    const isOut = now.status === 'signed-out' && before.status !== 'signed-out';
    if (isOut && before.me !== null) drafts.setAside(before.me.id);
    if (now.me === null || now.me === before.me) return;
    if (before.me !== null && before.me.id !== now.me.id) drafts.dropAll();
    else drafts.takeUp(now.me.id);
  });
}

type KeptDrafts = ReturnType<typeof createKeptDrafts>;

/** Those of this page. */
export const keptDrafts = createKeptDrafts({ hold: () => holdPage(), now: serverNow });
keepForAccount(keptDrafts, liveStore);
