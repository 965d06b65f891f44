import type { Logger } from 'pino';

type Repeated = {
  /** What is done, as the log names it when it fails. */
  name: string;
  milliseconds: number;
  work: () => Promise<unknown>;
  logger: Logger;
};

/**
 * Does a work again and again, never twice at once: a turn that finds the one before still busy is left out.
 * A failure is logged and costs only its own turn. Returns what ends it; it does not keep the process alive.
 */
export function repeat({ name, milliseconds, work, logger }: Repeated): () => void {
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    work()
      .catch((error: unknown) => logger.error({ err: error }, `${name} failed`))
      .finally(() => {
        busy = false;
      });
  }, milliseconds);
  timer.unref();
  return () => clearInterval(timer);
}
