import { serverNow } from '../store/clock.ts';

/** What is sent within this is of the moment the server takes it; longer, it had waited for the line [D]. */
const WAITED_MS = 5_000;

/**
 * When a note that waited for the line was written: it is of that moment, not of the one its line came back.
 * @returns by the key of the act, the moment it was first sent, ISO 8601 by the server's clock; null while it has not waited
 */
export function createNoteTimes(): (key: string) => string | null {
  let first: { key: string; at: number } | null = null;
  return (key) => {
    const now = serverNow();
    if (first?.key !== key) first = { key, at: now };
    return now - first.at < WAITED_MS ? null : new Date(first.at).toISOString();
  };
}
