import type { Transaction } from './database.ts';

/** One connection, held by one caller at a time. `Queryable` plus what a transaction needs. */
export type Session = Transaction & {
  begin(): Promise<void>;
  commit(): Promise<void>;
  rollback(): Promise<void>;
};

/**
 * The text `script` really sends. The embedded database may drop the tail of a multi-statement text
 * without an error, so the last statement is ours and its answer must be seen.
 */
export function withSentinel(sql: string): string {
  return `${sql}\n;select '${SCRIPT_SENTINEL}' as sentinel`;
}

export const SCRIPT_SENTINEL = 'script ran to its end';

export function sentinelSeen(lastRow: object | undefined): boolean {
  return lastRow !== undefined && 'sentinel' in lastRow && lastRow.sentinel === SCRIPT_SENTINEL;
}
