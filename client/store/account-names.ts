import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

type AccountNames = ReadonlyMap<string, string>;

const accountNames = createStore<{ names: AccountNames }>(() => ({ names: new Map() }));

/** What accounts are called, by id; empty until it was asked for, and on a wall always. */
export const useAccountNames = (): AccountNames => useStore(accountNames, ({ names }) => names);

export const setAccountNames = (names: AccountNames): void => accountNames.setState({ names });
