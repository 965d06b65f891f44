import { preciseNow } from './live-sockets.ts';

const ASKED = 30;

/**
 * How far a page's clock is ahead of this process's, in ms: of many questions the one answered fastest
 * is believed, and its answer taken to be from half way.
 */
export async function clockOffset(ask: () => Promise<number>): Promise<number> {
  let fastest = Number.POSITIVE_INFINITY;
  let offset = 0;
  for (let asked = 0; asked < ASKED; asked += 1) {
    const before = preciseNow();
    const there = await ask();
    const after = preciseNow();
    if (after - before >= fastest) continue;
    fastest = after - before;
    offset = there - (before + after) / 2;
  }
  return offset;
}
