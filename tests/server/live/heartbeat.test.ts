import { describe, expect, it } from 'vitest';
import { createHeartbeat } from '../../../server/live/heartbeat.ts';
import type { LiveServer } from '../../../server/live/receiver.ts';
import type { Services } from '../../../server/services.ts';
import type { Heartbeat } from '../../../shared/wire/protocol.ts';
import { testClock } from '../../support/test-clock.ts';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;

/** The heartbeats of a server, and when it last judged. */
function setUp() {
  const clock = testClock();
  const sent: Heartbeat[] = [];
  let evaluatedAt = Number.NEGATIVE_INFINITY;
  const services = {
    clock,
    database: { health: async () => 'ok' as const },
    journal: { head: () => 7 },
    telemetry: { evaluatedAt: () => evaluatedAt },
  } as unknown as Services;
  const io = { emit: (_: 'heartbeat', message: Heartbeat) => sent.push(message) };
  const beat = createHeartbeat(io as unknown as LiveServer, services, () => 3);
  return {
    clock,
    judge: () => {
      evaluatedAt = clock.monotonic();
    },
    async beat(): Promise<{ at: string; unjudgedMs: number }> {
      await beat();
      const { serverTime, evaluatedAt: judgedAt } = sent.at(-1)!;
      return { at: serverTime, unjudgedMs: Date.parse(serverTime) - Date.parse(judgedAt) };
    },
  };
}

describe('how long nothing was judged', () => {
  it('counts from the start until the first look', async () => {
    const { clock, judge, beat } = setUp();
    clock.advance(9 * SECOND);
    expect((await beat()).unjudgedMs).toBe(9 * SECOND);
    judge();
    clock.advance(2 * SECOND);
    expect((await beat()).unjudgedMs).toBe(2 * SECOND);
  });

  it.each([HOUR, -8 * HOUR])('is changed by no clock that is set %i ms (F18)', async (step) => {
    const { clock, judge, beat } = setUp();
    judge();
    clock.set(clock.now() + step);
    expect(await beat()).toEqual({ at: new Date(clock.now()).toISOString(), unjudgedMs: 0 });
    clock.advance(20 * SECOND);
    expect((await beat()).unjudgedMs).toBe(20 * SECOND);
  });
});
