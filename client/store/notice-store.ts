import { createStore } from 'zustand/vanilla';

export const noticeStore = createStore<{ said: string | null }>(() => ({ said: null }));

/** Says in one line, in the person's language, what an act without a place of its own has done. */
export const say = (said: string): void => noticeStore.setState({ said });
