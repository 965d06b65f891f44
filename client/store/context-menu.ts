import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Selection } from './view-store.ts';

/** An act only the list knows that was clicked on. `label` is in the person's language. */
type OwnAct = { label: string; run: () => void };

/** What was right-clicked. `x`, `y` in CSS pixels of the window; `place` `[lon, lat]` in degrees. */
export type MenuTarget = {
  x: number;
  y: number;
  selection: Selection | null;
  place: readonly [number, number] | null;
  own?: readonly OwnAct[];
};

/** The key of the keyboard that stands for a right click, or the two that stand for it where it is missing. */
export const isMenuKey = ({ key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>): boolean =>
  key === 'ContextMenu' || (shiftKey && key === 'F10');

const menuStore = createStore<{ target: MenuTarget | null }>(() => ({ target: null }));

export const useMenuTarget = (): MenuTarget | null => useStore(menuStore, ({ target }) => target);
export const openMenu = (target: MenuTarget): void => menuStore.setState({ target });
export const closeMenu = (): void => menuStore.setState({ target: null });
