/** What a work at others may take: so many milliseconds, and no longer than the server runs. */
type TimeLimit = { milliseconds: number; stopping: AbortSignal | undefined };

/**
 * Does a work until its limit. Then its signal is aborted and it is waited for no longer, whether it heeds that or not:
 * neither looking up a name nor sending a mail can be called off.
 * @throws an error by the name of `AbortError` where the limit came first
 */
export async function withinLimit<Result>(
  { milliseconds, stopping }: TimeLimit,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  stopping?.throwIfAborted();
  const limit = new AbortController();
  const { signal } = limit;
  const cut = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  const abort = () => limit.abort();
  const timer = setTimeout(abort, milliseconds);
  stopping?.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([cut, work(signal)]);
  } finally {
    clearTimeout(timer);
    stopping?.removeEventListener('abort', abort);
  }
}

export const isLimit = (error: unknown): boolean =>
  error instanceof Error && error.name === 'AbortError';
