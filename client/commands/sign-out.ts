import { api } from '../live/api.ts';
import { inAppearance } from '../store/carry-appearance.ts';

/** Ends the session at the server, then leaves every page that showed anything of it. */
export async function signOut(): Promise<void> {
  await api.send('DELETE', '/api/session');
  window.location.assign(inAppearance('/'));
}
