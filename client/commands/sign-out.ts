import { api } from '../live/api.ts';
import { inAppearance } from '../store/carry-appearance.ts';
import { keptDrafts } from '../store/kept-drafts.ts';

/** Ends the session at the server, then leaves every page that showed anything of it. */
export async function signOut(): Promise<void> {
  await api.send('DELETE', '/api/session');
  // They are his, and would have the browser ask whether to leave.
  keptDrafts.dropAll();
  window.location.assign(inAppearance('/'));
}
