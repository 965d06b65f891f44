import { describe, expect, it } from 'vitest';
import type { Receiver } from '../../../server/live/receiver.ts';
import { findSlow } from '../../../server/live/slow-receivers.ts';
import { MAX_QUEUED_BYTES, MAX_QUEUED_MS } from '../../../shared/wire/protocol.ts';

const receiver = (line: { writable: boolean; queued: number }) =>
  ({
    line: { isWritable: () => line.writable, queuedBytes: () => line.queued },
    blockedSince: null,
  }) as unknown as Receiver;

describe('slow receivers', () => {
  it('are those from whom nothing has left for too long', () => {
    const stuck = receiver({ writable: false, queued: 10 });
    const quick = receiver({ writable: true, queued: 0 });
    expect(findSlow([stuck, quick], 1_000)).toEqual({ tooSlow: [], queuedBytes: 10 });
    expect(findSlow([stuck, quick], 1_000 + MAX_QUEUED_MS).tooSlow).toEqual([]);
    expect(findSlow([stuck, quick], 1_001 + MAX_QUEUED_MS).tooSlow).toEqual([stuck]);
  });

  it('are those with too much waiting, at once', () => {
    const flooded = receiver({ writable: false, queued: MAX_QUEUED_BYTES + 1 });
    expect(findSlow([flooded], 0).tooSlow).toEqual([flooded]);
  });

  it('are not those who took something meanwhile', () => {
    const line = { writable: false, queued: 10 };
    const slow = receiver(line);
    findSlow([slow], 0);
    line.writable = true;
    findSlow([slow], 3_000);
    line.writable = false;
    expect(findSlow([slow], MAX_QUEUED_MS + 3_000).tooSlow).toEqual([]);
  });
});
