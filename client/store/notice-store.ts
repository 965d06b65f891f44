import { createStore } from 'zustand/vanilla';

/** One thing that was said. `stays`: until somebody has pressed it away. */
export type Said = { number: number; words: string; stays: boolean };

type State = { said: readonly Said[] };

export function createNotices() {
  const store = createStore<State>(() => ({ said: [] }));
  let last = 0;
  const add = (words: string, stays: boolean): void => {
    last += 1;
    const next: Said = { number: last, words, stays };
    // Said again in passing it stands anew, not twice; what stays is of another act each time.
    store.setState(({ said }) => ({
      said: [...said.filter((one) => one.stays || one.words !== words), next],
    }));
  };
  return {
    store,
    say: (words: string): void => add(words, false),
    sayUntilPressed: (words: string): void => add(words, true),
    unsay: (number: number): void =>
      store.setState(({ said }) => ({ said: said.filter((one) => one.number !== number) })),
  };
}

/** Those of this page. */
export const notices = createNotices();

/** Says in one line, in the person's language, what an act without a place of its own has done. */
export const { say } = notices;

/** Says what must not be missed, as why an act was refused whose place has gone: it stands until it is pressed away. */
export const { sayUntilPressed } = notices;
