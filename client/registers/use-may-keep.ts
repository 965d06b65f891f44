import { useLive } from '../store/live-store.ts';

/** Whether this person may write into files; an analyst reads them. */
export const useMayKeep = (): boolean =>
  useLive(({ me }) => me?.role === 'coordinator' || me?.role === 'administrator');
