import { LEVELS } from '../../shared/model/level.ts';
import type { Warning } from '../../shared/model/warning.ts';

const rankOf = ({ level }: Warning): number =>
  level === null ? LEVELS.length : LEVELS.indexOf(level);

/** Worst first; what has no level last, of equals the newest first. */
export const worstFirst = (warnings: readonly Warning[]): Warning[] =>
  [...warnings].sort((a, b) => rankOf(a) - rankOf(b) || b.id - a.id);
