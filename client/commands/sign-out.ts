import { api } from '../live/api.ts';
import { inAppearance } from '../store/carry-appearance.ts';
import { keptDrafts } from '../store/kept-drafts.ts';
import { tellSignOut } from '../store/sign-outs.ts';

/** Ends the session at the server, then leaves every page that showed anything of it. */
export async function signOut(): Promise<void> {
  await api.send('DELETE', '/api/session');
  // They are his, and would have the browser ask whether to leave; in his other windows too.
  keptDrafts.dropAll();
  tellSignOut();
  window.location.assign(inAppearance('/'));
}
