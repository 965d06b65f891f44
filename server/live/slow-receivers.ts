import { MAX_QUEUED_BYTES, MAX_QUEUED_MS } from '../../shared/wire/protocol.ts';
import type { Receiver } from './receiver.ts';

/** What was found: who must go, and how much waits for all of them together. */
export type SlowReport = { tooSlow: Receiver[]; queuedBytes: number };

/**
 * Looks who does not take what is sent to them (FAULTS.md F30): more than MAX_QUEUED_BYTES wait, or
 * nothing has left for MAX_QUEUED_MS. socket.io itself queues without limit.
 * @param now monotonic milliseconds
 */
export const findSlow = (receivers: Iterable<Receiver>, now: number): SlowReport => {
  const tooSlow: Receiver[] = [];
  let queuedBytes = 0;
  for (const receiver of receivers) {
    if (receiver.line.isWritable()) {
      receiver.blockedSince = null;
      continue;
    }
    receiver.blockedSince ??= now;
    const bytes = receiver.line.queuedBytes();
    queuedBytes += bytes;
    if (bytes > MAX_QUEUED_BYTES || now - receiver.blockedSince > MAX_QUEUED_MS) {
      tooSlow.push(receiver);
    }
  }
  return { tooSlow, queuedBytes };
};
