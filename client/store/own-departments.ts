import { useLive } from './live-store.ts';

const NONE: readonly string[] = [];

/** For which departments whoever sits here acts: as the server says, which decides. */
export const useOwnDepartments = (): readonly string[] =>
  useLive(({ me }) => me?.departments ?? NONE);
