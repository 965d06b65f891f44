import { readFileSync } from 'node:fs';

const NANOSECONDS = 1e6;
const EVERY_MS = 1;
/** Linux: what the main thread of this process spent on a processor, nanoseconds; its id is the process's own. */
const SPENT = `/proc/self/task/${process.pid}/schedstat`;

const spentMs = (): number => Number(readFileSync(SPENT, 'utf8').split(' ')[0]) / NANOSECONDS;

/**
 * The longest piece of work, milliseconds on the processor, for which the event loop of the main thread was held while
 * something was done. Not the time that passed: on a busy machine that is mostly other people's.
 */
export async function longestHold(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let before = spentMs();
  const look = () => {
    const now = spentMs();
    longest = Math.max(longest, now - before);
    before = spentMs();
  };
  const timer = setInterval(look, EVERY_MS);
  try {
    await work();
  } finally {
    clearInterval(timer);
    look();
  }
  return longest;
}
