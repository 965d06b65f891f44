import type { SqlErrorFields } from './errors.ts';

/** What the embedded database's worker is started with. */
export type WorkerSettings = { folder: string; isNew: boolean };

/** Main thread to worker. The worker answers each in turn, in the order they came. */
export type WorkerRequest =
  | { kind: 'query'; sql: string; parameters: (string | null)[] }
  | { kind: 'script'; sql: string }
  | { kind: 'copy'; sql: string; binary: Uint8Array }
  | { kind: 'close' };

/** `command` is the first word of PostgreSQL's command tag. */
export type WorkerResult = { rows: object[]; rowCount: number; command: string };

export type WorkerFailure = SqlErrorFields & { message: string };

/**
 * Worker to main thread. `swallowed` says that PGlite gave an answer that cannot be trusted (see
 * `embedded-guard.ts`); `raised` counts the C++ exceptions turned into errors since the start.
 */
export type WorkerMessage =
  | { kind: 'progress'; text: string }
  | { kind: 'ready' }
  | { kind: 'start-failed'; message: string }
  | { kind: 'notify'; channel: string; payload: string }
  | WorkerAnswer;

export type WorkerAnswer =
  | { kind: 'result'; result: WorkerResult; raised: number }
  | { kind: 'refused'; failure: WorkerFailure; swallowed: boolean; raised: number };
