/** Who reloads a page by itself, and how long after one reload it waits with the next. */
export type Reloads = { keptAs: string; pauseMs: number };

/** @param last epoch ms of the last reload, 0 when there was none; a clock set back counts as long ago */
export const mayReload = (last: number, now: number, pauseMs: number): boolean =>
  last === 0 || now < last || now - last >= pauseMs;

const lastOf = ({ keptAs }: Reloads): number => Number(sessionStorage.getItem(keptAs) ?? 0);

/** Whether a reload now would not come too soon after the last. */
export const mayReloadNow = (reloads: Reloads): boolean =>
  mayReload(lastOf(reloads), Date.now(), reloads.pauseMs);

/** Begins the page anew, unless that would come too soon after the last time. */
export function reloadPage(reloads: Reloads): void {
  if (!mayReloadNow(reloads)) return;
  sessionStorage.setItem(reloads.keptAs, String(Date.now()));
  window.location.reload();
}
