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
    // Said again it stands anew, not twice; a refusal is of another act each time.
    store.setState(({ said }) => ({
      said: [...said.filter((one) => one.stays || one.words !== words), next],
    }));
  };
  return {
    store,
    say: (words: string): void => add(words, false),
    sayRefusal: (words: string): void => add(words, true),
    unsay: (number: number): void =>
      store.setState(({ said }) => ({ said: said.filter((one) => one.number !== number) })),
  };
}

/** Those of this page. */
export const notices = createNotices();

/** Says in one line, in the person's language, what an act without a place of its own has done. */
export const { say } = notices;

/** Says why an act was refused whose place has gone meanwhile; it stands until it was pressed away, whatever is said next. */
export const { sayRefusal } = notices;
