import { setTimeout as pause } from 'node:timers/promises';
import { preciseNow } from './live-sockets.ts';

/**
 * Acts at moments that were fixed before, whether the act before has ended or not: who waits for answers
 * hides the queue he measures (PERFORMANCE.md §0, rule 4).
 * @param times epoch ms, rising
 */
export async function onSchedule(
  times: readonly number[],
  act: (index: number, due: number) => void,
): Promise<void> {
  for (const [index, due] of times.entries()) {
    const wait = due - preciseNow();
    if (wait > 0) await pause(wait);
    act(index, due);
  }
}

/** `count` moments from soon on, `everyMs` apart and each put off by a share of that, so that no tick is met always. */
export const moments = (
  count: number,
  everyMs: number,
  share: (index: number) => number,
): number[] => {
  const start = preciseNow() + 100;
  return Array.from({ length: count }, (_, index) => start + (index + share(index)) * everyMs);
};
