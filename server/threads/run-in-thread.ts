import { openThread } from './open-thread.ts';
import type { ThreadAnswer } from './thread-answer.ts';

/** What a piece of work may take; more of either ends it. `heapMegabytes` is of JavaScript, bytes of files not counted. */
export type ThreadLimits = { milliseconds: number; heapMegabytes: number };

/** The work was ended because it took more than it may. */
export class ThreadLimitReached extends Error {
  override name = 'ThreadLimitReached';
  readonly limit: 'time' | 'memory';
  constructor(limit: 'time' | 'memory', what: string) {
    super(`${what}: the thread reached its limit of ${limit}`);
    this.limit = limit;
  }
}

type Work<Piece> = {
  /** `import.meta.url` of who asks; the thread's file lies beside it. */
  parent: string;
  /** Of the file, without its ending. */
  name: string;
  limits: ThreadLimits;
  /** Takes what the thread says before its answer; the next comes in a later turn of the event loop. */
  onPiece?: (piece: Piece) => void;
};

const MEMORY_CODE = 'ERR_WORKER_OUT_OF_MEMORY';

/**
 * Does one piece of work in a thread of its own, so that nothing else waits for it, and ends the thread.
 * @throws ThreadLimitReached, or Error with what the thread threw
 */
export async function runInThread<Answer, Piece = never>(
  input: unknown,
  { parent, name, limits, onPiece }: Work<Piece>,
): Promise<Answer> {
  const thread = await openThread(parent, name, {
    workerData: input,
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes },
  });
  return new Promise<Answer>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new ThreadLimitReached('time', name)),
      limits.milliseconds,
    );
    thread.on('message', (answer: ThreadAnswer<Answer, Piece>) => {
      if ('piece' in answer) {
        onPiece?.(answer.piece);
        setImmediate(() => thread.postMessage('next'));
        return;
      }
      clearTimeout(timer);
      if ('value' in answer) resolve(answer.value);
      else reject(new Error(`${name}: ${answer.failure}`));
    });
    thread.on('error', (error: Error & { code?: string }) => {
      clearTimeout(timer);
      reject(error.code === MEMORY_CODE ? new ThreadLimitReached('memory', name) : error);
    });
    thread.on('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`${name}: the thread ended with ${code} and no answer`));
    });
  }).finally(() => thread.terminate());
}
