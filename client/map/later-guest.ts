import type { MapGuest } from '../store/map-guest.ts';

/**
 * A guest of the map whose code is fetched when it comes. While it is on its way nothing can be drawn, and clicks
 * on the map take nothing.
 */
export const laterGuest =
  (fetchGuest: () => Promise<MapGuest>): MapGuest =>
  (map) => {
    let ended = false;
    let end: (() => void) | null = null;
    fetchGuest()
      .then((guest) => {
        if (!ended) end = guest(map);
      })
      .catch((error: unknown) => console.error('drawing cannot begin', error));
    return () => {
      ended = true;
      end?.();
    };
  };
