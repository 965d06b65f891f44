import { api } from '../live/api.ts';

/** Exchanges a pairing code for a wall's own session (FAULTS.md S11). Codes are read aloud: case is ignored. */
export const pairWall = (code: string) =>
  api.send('POST', '/api/walls/pair', { code: code.replace(/[\s-]/g, '').toUpperCase() });
