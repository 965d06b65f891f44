import type { Logger } from 'pino';

/** What is done, as the log names it when it fails, and how. */
export type Task = readonly [name: string, work: () => Promise<unknown>];

/**
 * Tasks one after another, never twice at once: a look that finds the one before still busy is left out. A failure is
 * logged and costs only its own task.
 */
export function oneAtATime(tasks: readonly Task[], logger: Logger) {
  let running: Promise<void> | null = null;
  const run = async () => {
    for (const [name, work] of tasks) {
      await work().catch((error: unknown) => logger.error({ err: error }, `${name} failed`));
    }
  };
  return {
    /** Begins them, unless they are under way. */
    look(): void {
      running ??= run().finally(() => {
        running = null;
      });
    },
    /** Resolves when none of them runs any more. */
    ended: async (): Promise<void> => {
      await running;
    },
  };
}

type Repeated = {
  name: string;
  milliseconds: number;
  work: () => Promise<unknown>;
  logger: Logger;
};

/** Does a work again and again. Returns what ends it; it does not keep the process alive. */
export function repeat({ name, milliseconds, work, logger }: Repeated): () => void {
  const timer = setInterval(oneAtATime([[name, work]], logger).look, milliseconds);
  timer.unref();
  return () => clearInterval(timer);
}
