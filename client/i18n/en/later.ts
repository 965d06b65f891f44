import type { zhLater } from '../zh-CN/later.ts';
import { enRegisters } from './registers.ts';
import { enReleases } from './releases.ts';
import { enWarnings } from './warnings.ts';

/** The same words in English. */
export const enLater: Record<keyof typeof zhLater, string> = {
  ...enRegisters,
  ...enReleases,
  ...enWarnings,
};
