import { DatabaseUnavailable } from './errors.ts';

type Waiting = { start: () => void; refuse: (error: Error) => void; timer: NodeJS.Timeout };

export type ExclusiveQueue = {
  /** Runs `job` when every earlier one has ended. Rejects `DatabaseUnavailable` when it cannot. */
  run<T>(job: () => Promise<T>): Promise<T>;
  /** True while a job runs or waits. */
  busy(): boolean;
  /** Refuses new jobs and those that wait; resolves when the running one has ended. */
  close(): Promise<void>;
};

/**
 * One job at a time, first come first served: the embedded database has a single connection.
 *
 * @param options.limit jobs that may wait @param options.waitMs the longest a job waits to start
 * @param options.beforeEach resolves when a job may start; its time counts as waiting
 */
export function createExclusiveQueue(options: {
  limit: number;
  waitMs: number;
  beforeEach: () => Promise<void>;
}): ExclusiveQueue {
  const waiting: Waiting[] = [];
  let running = false;
  let closed = false;
  let idle: (() => void) | undefined;

  const next = async (): Promise<void> => {
    if (running) return;
    running = true;
    await options.beforeEach();
    const job = waiting.shift();
    if (job !== undefined) {
      clearTimeout(job.timer);
      job.start();
      return;
    }
    running = false;
    idle?.();
  };

  const ended = (): void => {
    running = false;
    if (waiting.length > 0) void next();
    else idle?.();
  };

  const turn = (): Promise<void> =>
    new Promise((resolve, reject) => {
      if (closed) return reject(new DatabaseUnavailable('the database is closing'));
      if (waiting.length >= options.limit) {
        return reject(new DatabaseUnavailable(`${options.limit} callers wait already`));
      }
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(job), 1);
        reject(new DatabaseUnavailable(`no turn within ${options.waitMs} ms`));
      }, options.waitMs);
      const job: Waiting = { start: resolve, refuse: reject, timer };
      waiting.push(job);
      void next();
    });

  return {
    async run(job) {
      await turn();
      try {
        return await job();
      } finally {
        ended();
      }
    },
    busy: () => running || waiting.length > 0,
    close() {
      closed = true;
      for (const job of waiting.splice(0)) {
        clearTimeout(job.timer);
        job.refuse(new DatabaseUnavailable('the database is closing'));
      }
      return new Promise((resolve) => {
        if (!running) return resolve();
        idle = resolve;
      });
    },
  };
}
