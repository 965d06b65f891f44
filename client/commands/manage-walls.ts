import type { Wall } from '../../shared/model/wall.ts';
import { api } from '../live/api.ts';

/** A code to be typed on a display, and until when it is good. */
export type Pairing = { code: string; expiresAt: string };

/** @param key the same for a retry, so that one wall is made; it gets a code in place of the one nobody has seen */
export const createWall = (name: string, area: string, key: string) =>
  api.send<{ wall: Wall; pairing: Pairing }>('POST', '/api/walls', { name, area }, key);

export const makePairingCode = (wall: string) =>
  api.send<Pairing>('POST', `/api/walls/${encodeURIComponent(wall)}/pairing-code`);

/** Ends a wall and every screen that shows it; there is no way back but pairing anew. */
export const revokeWall = (wall: string) =>
  api.send('DELETE', `/api/walls/${encodeURIComponent(wall)}`);
