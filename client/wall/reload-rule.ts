export const RELOADED_AT = 'jw-wall-reloaded-at';

/** A server that restarts in a loop must not make its walls flash. */
export const RELOAD_PAUSE_MS = 120_000;

/** @param last epoch ms of the last reload, 0 when there was none; a clock set back counts as long ago */
export const mayReload = (last: number, now: number): boolean =>
  last === 0 || now < last || now - last >= RELOAD_PAUSE_MS;
