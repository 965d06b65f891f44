import { DatabaseUnavailable } from './database/errors.ts';

/**
 * Does one after the other, whatever becomes of those before: one that fails every time must not keep the
 * rest from ever being done. Without a database none can be, and the next is not tried.
 * @throws what failed first
 */
export async function eachOf(steps: readonly (() => Promise<unknown>)[]): Promise<void> {
  let failure: { error: unknown } | null = null;
  for (const step of steps) {
    try {
      await step();
    } catch (error) {
      failure ??= { error };
      if (error instanceof DatabaseUnavailable) break;
    }
  }
  if (failure) throw failure.error;
}
