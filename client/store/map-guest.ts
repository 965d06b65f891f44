import type { MapLibreMap } from 'maplibre-gl';

/** Draws on the page's map, and ends when the map is made anew or the guest leaves. */
export type MapGuest = (map: MapLibreMap) => () => void;

let guest: MapGuest | null = null;
let map: MapLibreMap | null = null;
let end: (() => void) | null = null;

function meet(): void {
  end?.();
  end = guest && map ? guest(map) : null;
}

/**
 * Lets a desk draw on the map by itself: at once when the map is there, and again on every map that is
 * built after a lost context. While it is there, clicks on the map are its own; only measuring goes before.
 * @returns ends it
 */
export function inviteGuest(coming: MapGuest): () => void {
  guest = coming;
  meet();
  return () => {
    if (guest !== coming) return;
    guest = null;
    meet();
  };
}

/** Called by the map alone, when its style is there. @returns ends it */
export function receiveGuests(built: MapLibreMap): () => void {
  map = built;
  meet();
  return () => {
    if (map !== built) return;
    end?.();
    end = null;
    map = null;
  };
}

export const guestHoldsPointer = (): boolean => guest !== null;
