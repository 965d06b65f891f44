import type { Me } from '../../shared/model/account.ts';
import { resumeLive } from '../live/live.ts';
import { keptDrafts } from '../store/kept-drafts.ts';
import { liveStore } from '../store/live-store.ts';

/** What a page shows depends on this much of an account. */
const rightsOf = ({ id, role, scope, departments }: Me): string =>
  JSON.stringify([id, role, scope, departments]);

/** Goes on where the session ended, with all that stands on the page; for whoever may see something else it is loaded anew. */
export function signedInAgain(me: Me): void {
  const before = liveStore.getState().me;
  if (before !== null && rightsOf(before) === rightsOf(me)) {
    resumeLive();
    return;
  }
  keptDrafts.dropAll();
  window.location.reload();
}
