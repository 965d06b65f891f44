import type { ImportRequest } from '../../shared/wire/import.ts';
import { inTurn } from '../threads/in-turn.ts';
import { runInThread, ThreadLimitReached, type ThreadLimits } from '../threads/run-in-thread.ts';
import type { LookedRow, RowsHead, RowsInput } from './read-rows-thread.ts';

/** A mebibyte of rows takes a hundredth of either [D]. */
const LIMITS: ThreadLimits = { milliseconds: 30_000, heapMegabytes: 256 };

/** The rows of a file, each looked at by itself, and what stands against the whole. */
export type ReadImport = RowsHead & { rows: LookedRow[] };

/** Reads the rows of a request in a thread of its own. Never throws on what a stranger sent. */
export const readImport = ({ register, format, datum, text }: ImportRequest): Promise<ReadImport> =>
  inTurn(async () => {
    const rows: LookedRow[] = [];
    const input: RowsInput = { register, format, datum, text };
    try {
      const head = await runInThread<RowsHead, LookedRow[]>(input, {
        ...{ parent: import.meta.url, name: 'read-rows-thread', limits: LIMITS },
        onPiece: (piece) => rows.push(...piece),
      });
      return { ...head, rows };
    } catch (error) {
      if (!(error instanceof ThreadLimitReached)) throw error;
      const expected = 'a file that is read within the limits of time and memory';
      return {
        file: { field: 'file', reason: 'unreadable', expected, got: error.limit },
        ...{ saysItself: null, rows: [] },
      };
    }
  });
