import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ASKING_PATIENCE_MS, askAgain, soonEnough } from '../../../client/ui/ask-again.ts';

/** A server that answers with how much was done when it was asked, as late as the test wants. */
function slowServer() {
  const waiting: (() => void)[] = [];
  let done = 0;
  return {
    ask: () => {
      const seen = done;
      return new Promise<number>((resolve) => waiting.push(() => resolve(seen)));
    },
    act: () => {
      done += 1;
    },
    answer: () => {
      for (const answer of waiting.splice(0)) answer();
    },
    waits: () => waiting.length,
  };
}

const asked = () => {
  const client = new QueryClient();
  const server = slowServer();
  const observer = new QueryObserver(client, { queryKey: ['/api/things'], queryFn: server.ask });
  const stop = observer.subscribe(() => undefined);
  const again = () => askAgain(client, '/api/things', () => observer.refetch());
  return { server, again, told: () => observer.getCurrentResult().data, stop };
};

describe('a question that is asked again after an act', () => {
  it('is answered with the act in it, though the first answer was still under way', async () => {
    const { server, again, told, stop } = asked();
    server.act();
    const known = again();
    server.answer();
    await expect.poll(server.waits).toBe(1);
    server.answer();
    await known;
    expect(told()).toBe(1);
    stop();
  });

  it('is asked once where the first answer is there', async () => {
    const { server, again, told, stop } = asked();
    server.answer();
    await expect.poll(told).toBe(0);
    server.act();
    const known = again();
    expect(server.waits()).toBe(1);
    server.answer();
    await known;
    expect(told()).toBe(1);
    expect(server.waits()).toBe(0);
    stop();
  });
});

describe('an act that waits for what it changed', () => {
  afterEach(() => vi.useRealTimers());

  it('is through when the answer is there', async () => {
    vi.useFakeTimers();
    await soonEnough(Promise.resolve());
    expect(vi.getTimerCount()).toBe(0);
  });

  it('does not wait for ever for an answer that does not come', async () => {
    vi.useFakeTimers();
    let isThrough = false;
    const through = soonEnough(new Promise(() => undefined)).then(() => {
      isThrough = true;
    });
    await vi.advanceTimersByTimeAsync(ASKING_PATIENCE_MS - 1);
    expect(isThrough).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    await through;
  });
});
