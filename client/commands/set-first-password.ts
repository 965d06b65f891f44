import { api } from '../live/api.ts';

/** Redeems the one-time link of a fresh server; the answer signs the first administrator in. */
export const setFirstPassword = (token: string, password: string) =>
  api.send('POST', '/api/setup', { token, password });
