import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

export type Overlay = 'keys' | 'palette' | 'walls' | null;

/** What lies over the desk at the moment; one thing at a time, not part of a link. */
export const overlayStore = createStore<{ overlay: Overlay }>(() => ({ overlay: null }));

export const useOverlay = (): Overlay => useStore(overlayStore, ({ overlay }) => overlay);

export const openOverlay = (overlay: Overlay): void => overlayStore.setState({ overlay });
export const openPalette = (): void => openOverlay('palette');
export const closeOverlay = (): void => openOverlay(null);
