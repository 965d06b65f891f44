import { once } from 'node:events';
import { parentPort, type Transferable, workerData } from 'node:worker_threads';

/** What a thread says: pieces, each when it is asked for the next, and at last one value or why there is none. */
export type ThreadAnswer<Value, Piece = never> =
  | { piece: Piece }
  | { value: Value }
  | { failure: string };

const port = () => {
  if (parentPort === null) throw new Error('expected to run in a thread, got the main one');
  return parentPort;
};

async function guarded(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const failure = error instanceof Error ? (error.stack ?? error.message) : String(error);
    port().postMessage({ failure });
  }
}

/**
 * The work of a thread's file: takes what it was started with and answers once.
 * @param work may hand memory over instead of copying it
 */
export const answerOnce = <Input, Value>(
  work: (input: Input) => Promise<{ value: Value; transfer?: readonly Transferable[] }>,
): Promise<void> =>
  guarded(async () => {
    const { value, transfer = [] } = await work(workerData as Input);
    port().postMessage({ value } satisfies ThreadAnswer<Value>, [...transfer]);
  });

/** Answers with pieces before the value: what is long is taken over bit by bit, a piece at a turn of the other's loop. */
export const answerInPieces = <Input, Value, Piece>(
  work: (input: Input) => Promise<{ value: Value; pieces: readonly Piece[] }>,
): Promise<void> =>
  guarded(async () => {
    const { value, pieces } = await work(workerData as Input);
    for (const piece of pieces) {
      const next = once(port(), 'message');
      port().postMessage({ piece } satisfies ThreadAnswer<Value, Piece>);
      await next;
    }
    port().postMessage({ value } satisfies ThreadAnswer<Value, Piece>);
  });
