import type { MapLibreMap } from 'maplibre-gl';

/** Draws on the page's map, and ends when the map is made anew or the guest leaves. */
export type MapGuest = (map: MapLibreMap) => () => void;

/** Who has the pointer, and who draws beside whatever else goes on; one of each. */
type Seat = { guest: MapGuest | null; end: (() => void) | null };
const hand: Seat = { guest: null, end: null };
const onlooker: Seat = { guest: null, end: null };

let map: MapLibreMap | null = null;

function meet(seat: Seat): void {
  seat.end?.();
  seat.end = seat.guest && map ? seat.guest(map) : null;
}

function sit(seat: Seat, coming: MapGuest): () => void {
  seat.guest = coming;
  meet(seat);
  return () => {
    if (seat.guest !== coming) return;
    seat.guest = null;
    meet(seat);
  };
}

/**
 * Lets a desk draw on the map by itself: at once when the map is there, and again on every map that is
 * built after a lost context. While it is there, clicks on the map are its own; only measuring goes before.
 * @returns ends it
 */
export const inviteGuest = (coming: MapGuest): (() => void) => sit(hand, coming);

/** The same for what is only looked at: the pointer stays whose it was. @returns ends it */
export const inviteOnlooker = (coming: MapGuest): (() => void) => sit(onlooker, coming);

/** Called by the map alone, when its style is there. @returns ends it */
export function receiveGuests(built: MapLibreMap): () => void {
  map = built;
  for (const seat of [hand, onlooker]) meet(seat);
  return () => {
    if (map !== built) return;
    for (const seat of [hand, onlooker]) {
      seat.end?.();
      seat.end = null;
    }
    map = null;
  };
}

export const guestHoldsPointer = (): boolean => hand.guest !== null;
