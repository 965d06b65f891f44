import { parentPort, type Transferable, workerData } from 'node:worker_threads';

/** What a thread says, once. */
export type ThreadAnswer<Value> = { value: Value } | { failure: string };

/**
 * The work of a thread's file: takes what it was started with and answers once.
 * @param work may hand memory over instead of copying it
 */
export async function answerOnce<Input, Value>(
  work: (input: Input) => Promise<{ value: Value; transfer?: readonly Transferable[] }>,
): Promise<void> {
  try {
    const { value, transfer = [] } = await work(workerData as Input);
    parentPort?.postMessage({ value } satisfies ThreadAnswer<Value>, [...transfer]);
  } catch (error) {
    const failure = error instanceof Error ? (error.stack ?? error.message) : String(error);
    parentPort?.postMessage({ failure } satisfies ThreadAnswer<Value>);
  }
}
