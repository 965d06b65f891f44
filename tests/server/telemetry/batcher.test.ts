import { describe, expect, it } from 'vitest';
import { type Batcher, createBatcher, QueueFull } from '../../../server/telemetry/batcher.ts';

type Commit = {
  items: readonly string[];
  succeed(): void;
  fail(error: Error): void;
};

/** A batcher whose commits end when the test says so. */
const batcherUnderTest = (limits = { batch: 10, queue: 100 }) => {
  const commits: Commit[] = [];
  const batcher: Batcher<string, string> = createBatcher<string, string>({
    limits: () => limits,
    commit: (items) =>
      new Promise((resolve, reject) => {
        commits.push({
          items,
          succeed: () => resolve(items.map((item) => `${item} stored`)),
          fail: reject,
        });
      }),
    mayBeOneItemsFault: (error) => (error as Error).message === 'bad data',
  });
  return { batcher, commits };
};
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('the batcher', () => {
  it('commits the first at once, and what comes meanwhile together', async () => {
    const { batcher, commits } = batcherUnderTest();
    const first = batcher.submit('a', 1);
    await settle();
    const others = ['b', 'c', 'd'].map((item) => batcher.submit(item, 1));
    await settle();
    expect(commits.map(({ items }) => items)).toEqual([['a']]);
    commits[0]!.succeed();
    expect(await first).toBe('a stored');
    await settle();
    expect(commits[1]!.items).toEqual(['b', 'c', 'd']);
    commits[1]!.succeed();
    expect(await Promise.all(others)).toEqual(['b stored', 'c stored', 'd stored']);
  });

  it('fills a batch to its limit and takes a single larger item alone', async () => {
    const { batcher, commits } = batcherUnderTest();
    const sizes = { a: 1, b: 6, c: 4, d: 1, e: 50, f: 1 };
    for (const [item, size] of Object.entries(sizes)) void batcher.submit(item, size);
    const seen: string[] = [];
    for (let turn = 0; turn < 4; turn += 1) {
      await settle();
      seen.push(commits[turn]!.items.join(''));
      commits[turn]!.succeed();
    }
    expect(seen).toEqual(['ab', 'cd', 'e', 'f']);
  });

  it('refuses what does not fit into the queue, and nothing that was taken is lost', async () => {
    const { batcher, commits } = batcherUnderTest({ batch: 10, queue: 10 });
    const taken = batcher.submit('a', 8);
    await expect(batcher.submit('b', 3)).rejects.toThrow(QueueFull);
    const small = batcher.submit('c', 2);
    await settle();
    commits[0]!.succeed();
    expect(await taken).toBe('a stored');
    await settle();
    commits[1]!.succeed();
    expect(await small).toBe('c stored');
    await settle();
    expect(batcher.waiting).toBe(0);
  });

  it('takes an item larger than the queue when nothing waits', async () => {
    const { batcher, commits } = batcherUnderTest({ batch: 10, queue: 10 });
    const large = batcher.submit('large', 50);
    await settle();
    commits[0]!.succeed();
    expect(await large).toBe('large stored');
  });

  it('tells every sender of a failed batch, and goes on with the next', async () => {
    const { batcher, commits } = batcherUnderTest();
    const both = Promise.allSettled([batcher.submit('a', 1), batcher.submit('b', 1)]);
    await settle();
    commits[0]!.fail(new Error('no database'));
    expect((await both).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    const next = batcher.submit('c', 1);
    await settle();
    commits[1]!.succeed();
    expect(await next).toBe('c stored');
  });

  it('makes nobody pay for the bad data of another', async () => {
    const { batcher, commits } = batcherUnderTest();
    const both = Promise.allSettled([batcher.submit('bad', 1), batcher.submit('good', 1)]);
    await settle();
    commits[0]!.fail(new Error('bad data'));
    await settle();
    commits[1]!.fail(new Error('bad data'));
    await settle();
    commits[2]!.succeed();
    expect(await both).toMatchObject([
      { status: 'rejected' },
      { status: 'fulfilled', value: 'good stored' },
    ]);
  });

  it('lets work run alone between batches', async () => {
    const { batcher, commits } = batcherUnderTest();
    const order: string[] = [];
    const first = batcher.submit('a', 1).then(() => order.push('a'));
    await settle();
    const alone = batcher.alone(async () => order.push('alone'));
    const second = batcher.submit('b', 1).then(() => order.push('b'));
    commits[0]!.succeed();
    await first;
    await alone;
    await settle();
    commits[1]!.succeed();
    await second;
    expect(order).toEqual(['a', 'alone', 'b']);
  });

  it('drains: what was submitted is committed before it resolves', async () => {
    const { batcher, commits } = batcherUnderTest();
    const submitted = batcher.submit('a', 1);
    let drained = false;
    const end = batcher.drain().then(() => {
      drained = true;
    });
    await settle();
    expect(drained).toBe(false);
    commits[0]!.succeed();
    await submitted;
    await end;
    expect(drained).toBe(true);
  });
});
