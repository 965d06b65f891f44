import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DatabaseUnavailable } from '../../../server/database/errors.ts';
import { createExclusiveQueue } from '../../../server/database/exclusive-queue.ts';

const WAIT_MS = 5_000;

function queueOf(limit = 10, beforeEach: () => Promise<void> = async () => undefined) {
  return createExclusiveQueue({ limit, waitMs: WAIT_MS, beforeEach });
}

/** A job that ends when it is told to. */
function heldJob() {
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { run: () => ended, end };
}

describe('the exclusive queue', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('runs one job at a time, first come first served', async () => {
    const queue = queueOf();
    const log: string[] = [];
    const job = (name: string) => () => {
      log.push(`${name} begins`);
      return Promise.resolve().then(() => log.push(`${name} ends`));
    };
    await Promise.all([queue.run(job('a')), queue.run(job('b'))]);
    expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
    expect(queue.busy()).toBe(false);
  });

  it('goes on after a job that failed', async () => {
    const queue = queueOf();
    await expect(queue.run(() => Promise.reject(new Error('mine')))).rejects.toThrow('mine');
    expect(await queue.run(async () => 2)).toBe(2);
  });

  it('refuses a caller who waited too long, and only him', async () => {
    const queue = queueOf();
    const held = heldJob();
    const first = queue.run(held.run);
    const late = expect(queue.run(async () => 'late')).rejects.toBeInstanceOf(DatabaseUnavailable);
    await vi.advanceTimersByTimeAsync(WAIT_MS);
    await late;
    held.end();
    await first;
    expect(await queue.run(async () => 'next')).toBe('next');
  });

  it('counts the time before a job may start as waiting', async () => {
    const queue = queueOf(10, () => new Promise(() => undefined));
    const stuck = expect(queue.run(async () => 1)).rejects.toThrow('no turn within 5000 ms');
    await vi.advanceTimersByTimeAsync(WAIT_MS);
    await stuck;
  });

  it('refuses at once when too many wait', async () => {
    const queue = queueOf(1);
    const held = heldJob();
    const first = queue.run(held.run);
    await vi.advanceTimersByTimeAsync(0);
    const second = queue.run(async () => 2);
    await expect(queue.run(async () => 3)).rejects.toThrow('1 callers wait already');
    held.end();
    await first;
    expect(await second).toBe(2);
  });

  it('lets the running job end when it closes, and refuses the rest', async () => {
    const queue = queueOf();
    const held = heldJob();
    const running = queue.run(async () => {
      await held.run();
      return 'done';
    });
    await vi.advanceTimersByTimeAsync(0);
    const waiting = expect(queue.run(async () => 2)).rejects.toThrow('closing');
    const closed = queue.close();
    await waiting;
    await expect(queue.run(async () => 3)).rejects.toThrow('closing');
    held.end();
    expect(await running).toBe('done');
    await closed;
  });
});
