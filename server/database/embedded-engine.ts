import { setFlagsFromString } from 'node:v8';
import type { Worker } from 'node:worker_threads';
import { openThread } from '../threads/open-thread.ts';
import type { DatabaseLogger } from './database.ts';
import { RAISED_LIMIT, SWALLOWED_LIMIT } from './embedded-guard.ts';
import type {
  WorkerAnswer,
  WorkerMessage,
  WorkerRequest,
  WorkerResult,
  WorkerSettings,
} from './embedded-messages.ts';
import { DatabaseUnavailable, errorFromSqlState, QueryTimeout } from './errors.ts';

/** A first start takes 10–15 s on an idle machine; this is for a busy one. */
const START_LIMIT_MS = 120_000;
const CLOSE_LIMIT_MS = 5_000;
/** A watchdog later than this watched a process that was stopped, or whose machine slept. */
const STOOD_STILL_MS = 2_000;
const RETRY_PAUSE_MS = 2_000;

/**
 * How much a function of PostgreSQL must have done before V8 compiles it again, faster code; thirty times its default. A
 * start runs most of them once: it took a fifth of the processor more for code that was hardly used.
 */
setFlagsFromString('--wasm-tiering-budget=60000000');

type Pending = {
  resolve: (result: WorkerResult) => void;
  reject: (error: Error) => void;
  timeoutMs: number;
};

export type EngineOptions = {
  folder: string;
  logger: DatabaseLogger;
  onProgress: (text: string) => void;
  onNotify: (channel: string, payload: string) => void;
  /** The worker is a new one: what lived in its session (LISTEN) is gone. */
  onRestarted: () => void;
};

/**
 * The life of the worker: starts it, passes requests, ends it when a statement outlasts its limit
 * (PGlite ignores statement_timeout), and starts the next one. Ending it loses no committed row.
 */
export class EmbeddedEngine {
  /** Counts the workers. A transaction belongs to one and must not go on in the next. */
  generation = 0;
  readonly #options: EngineOptions;
  #worker: Worker | null = null;
  #pending: Pending[] = [];
  #watchdog: NodeJS.Timeout | undefined;
  #whenReady: Promise<void> = Promise.resolve();
  #state: 'starting' | 'ready' | 'closed' = 'starting';
  #swallowed = 0;
  #raised = 0;

  constructor(options: EngineOptions) {
    this.#options = options;
  }

  get isReady(): boolean {
    return this.#state === 'ready';
  }

  /** True when so much went wrong inside this worker that a new one is safer. */
  get isWorn(): boolean {
    return this.#swallowed >= SWALLOWED_LIMIT || this.#raised >= RAISED_LIMIT;
  }

  /** Resolves while a worker is ready to take requests; waits through a restart. */
  ready(): Promise<void> {
    return this.#whenReady;
  }

  /** Starts the first worker. Rejects with an `Error` that says what the database said. */
  async start(isNew: boolean): Promise<void> {
    await this.#launch(isNew);
    this.#state = 'ready';
  }

  /** Sends one request; requests are answered in order. `timeoutMs` runs from its turn. */
  request(generation: number, request: WorkerRequest, timeoutMs: number): Promise<WorkerResult> {
    const worker = this.#worker;
    if (worker === null || this.#state !== 'ready' || generation !== this.generation) {
      return Promise.reject(new DatabaseUnavailable('the embedded database was restarted'));
    }
    return new Promise((resolve, reject) => {
      this.#pending.push({ resolve, reject, timeoutMs });
      if (this.#pending.length === 1) this.#watch();
      worker.postMessage(request);
    });
  }

  /** Ends the worker and starts a new one in the background; `ready()` waits for it. */
  restart(reason: string, error: Error = new DatabaseUnavailable(reason)): void {
    if (this.#state !== 'ready') return;
    this.#options.logger.warn({ reason }, 'restarting the embedded database');
    this.#state = 'starting';
    this.#drop(error);
    this.#whenReady = this.#relaunch();
  }

  /** Closes the database in good order, or ends the worker when that takes too long. */
  async stop(): Promise<void> {
    const generation = this.generation;
    if (this.#state === 'ready') {
      const closing = this.request(generation, { kind: 'close' }, CLOSE_LIMIT_MS * 2);
      await Promise.race([closing.catch(() => undefined), after(CLOSE_LIMIT_MS)]);
    }
    this.#state = 'closed';
    const worker = this.#worker;
    this.#drop(new DatabaseUnavailable('the database is closed'));
    await worker?.terminate();
  }

  async #relaunch(): Promise<void> {
    while (this.#state === 'starting') {
      try {
        await this.#launch(false);
        if ((this.#state as string) === 'closed') {
          await this.#worker?.terminate();
          return;
        }
        this.#state = 'ready';
        this.#options.onRestarted();
      } catch (error) {
        this.#options.logger.error({ error }, 'the embedded database did not start again');
        await after(RETRY_PAUSE_MS);
      }
    }
  }

  async #launch(isNew: boolean): Promise<void> {
    await this.#worker?.terminate();
    const worker = await openThread(import.meta.url, 'embedded-worker', {
      workerData: { folder: this.#options.folder, isNew } satisfies WorkerSettings,
    });
    this.#worker = worker;
    this.generation += 1;
    this.#swallowed = 0;
    this.#raised = 0;
    await new Promise<void>((resolve, reject) => {
      const fail = (text: string): void => {
        clearTimeout(limit);
        void worker.terminate();
        reject(new Error(text));
      };
      const limit = setTimeout(() => fail('it did not answer in time'), START_LIMIT_MS);
      worker.on('message', (message: WorkerMessage) => {
        if (message.kind === 'start-failed') return fail(message.message);
        if (message.kind !== 'ready') return this.#receive(message);
        clearTimeout(limit);
        resolve();
      });
      worker.on('error', (error) => this.#lost(worker, error.message, fail));
      worker.on('exit', (code) => this.#lost(worker, `its thread ended (${code})`, fail));
    });
  }

  #lost(worker: Worker, reason: string, failStart: (text: string) => void): void {
    failStart(reason);
    if (worker === this.#worker) this.restart(reason);
  }

  #receive(message: WorkerMessage): void {
    if (message.kind === 'progress') this.#options.onProgress(message.text);
    if (message.kind === 'notify') this.#options.onNotify(message.channel, message.payload);
    if (message.kind === 'result' || message.kind === 'refused') this.#settle(message);
  }

  #settle(message: WorkerAnswer): void {
    const pending = this.#pending.shift();
    this.#watch();
    this.#raised = message.raised;
    if (message.kind === 'result') {
      pending?.resolve(message.result);
      return;
    }
    const { message: text, ...fields } = message.failure;
    if (message.swallowed) {
      this.#swallowed += 1;
      this.#options.logger.error({ swallowed: this.#swallowed }, text);
    }
    pending?.reject(errorFromSqlState(text, fields));
  }

  /** Arms the watchdog for the request at the head, which is the one that runs. */
  #watch(): void {
    clearTimeout(this.#watchdog);
    const head = this.#pending[0];
    if (head === undefined) return;
    const armedAt = performance.now();
    this.#watchdog = setTimeout(() => {
      // So late it fires only when the whole process stood still, and then the statement did not run either.
      const lateMs = performance.now() - armedAt - head.timeoutMs;
      if (lateMs > STOOD_STILL_MS) return this.#watch();
      const error = new QueryTimeout(`a statement ran longer than ${head.timeoutMs} ms`);
      this.restart(error.message, error);
    }, head.timeoutMs);
  }

  /** Ends the worker: the running request gets `error`, those behind it were never begun. */
  #drop(error: Error): void {
    clearTimeout(this.#watchdog);
    const [head, ...rest] = this.#pending;
    this.#pending = [];
    void this.#worker?.terminate();
    head?.reject(error);
    for (const pending of rest) pending.reject(new DatabaseUnavailable(error.message));
  }
}

function after(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref();
  });
}
