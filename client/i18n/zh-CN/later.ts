import { zhRegisters } from './registers.ts';
import { zhReleases } from './releases.ts';
import { zhWarnings } from './warnings.ts';

/** Chinese words of what is fetched after the first map: registers, their cards and forms. */
export const zhLater = {
  ...zhRegisters,
  ...zhReleases,
  ...zhWarnings,
} as const;
