import { describe, expect, it } from 'vitest';
import { createBatcher, QueueFull, ShareFull } from '../../../server/telemetry/batcher.ts';

type Commit = {
  items: readonly string[];
  succeed(): void;
  fail(error: Error): void;
};

/** A batcher whose commits end when the test says so. */
const batcherUnderTest = (limits = { batch: 10, queue: 100, ofOne: 100 }) => {
  const commits: Commit[] = [];
  const batcher = createBatcher<string, string>({
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
  /** All items of one sender are good unless the test says otherwise. */
  const submit = (item: string, size: number, { sender = 'gauges', places = size } = {}) =>
    batcher.submit(item, { sender, size, places });
  return { batcher, submit, commits };
};
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('the batcher', () => {
  it('commits the first at once, and what comes meanwhile together', async () => {
    const { submit, commits } = batcherUnderTest();
    const first = submit('a', 1);
    await settle();
    const others = ['b', 'c', 'd'].map((item) => submit(item, 1));
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
    const { submit, commits } = batcherUnderTest();
    const sizes = { a: 1, b: 6, c: 4, d: 1, e: 50, f: 1 };
    for (const [item, size] of Object.entries(sizes)) void submit(item, size);
    const seen: string[] = [];
    for (let turn = 0; turn < 4; turn += 1) {
      await settle();
      seen.push(commits[turn]!.items.join(''));
      commits[turn]!.succeed();
    }
    expect(seen).toEqual(['ab', 'cd', 'e', 'f']);
  });

  it('refuses what does not fit into the queue, and nothing that was taken is lost', async () => {
    const { batcher, submit, commits } = batcherUnderTest({ batch: 10, queue: 10, ofOne: 20 });
    const taken = submit('a', 8);
    await expect(submit('b', 3)).rejects.toThrow(QueueFull);
    const small = submit('c', 2);
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
    const { submit, commits } = batcherUnderTest({ batch: 10, queue: 10, ofOne: 10 });
    const large = submit('large', 50);
    await settle();
    commits[0]!.succeed();
    expect(await large).toBe('large stored');
  });

  it('refuses one sender beyond its share, and takes the others', async () => {
    const { submit, commits } = batcherUnderTest({ batch: 10, queue: 12, ofOne: 8 });
    const taken = submit('a', 8);
    await expect(submit('b', 1)).rejects.toThrow(ShareFull);
    const other = submit('c', 4, { sender: 'counters' });
    await expect(submit('d', 1, { sender: 'units' })).rejects.toThrow(QueueFull);
    await settle();
    commits[0]!.succeed();
    expect(await taken).toBe('a stored');
    await settle();
    commits[1]!.succeed();
    expect(await other).toBe('c stored');
  });

  it.each(['stored', 'failed'])(
    'gives a sender its share back once its batch has %s',
    async (how) => {
      const { batcher, submit, commits } = batcherUnderTest({ batch: 10, queue: 12, ofOne: 8 });
      const taken = Promise.allSettled([submit('a', 8)]);
      await settle();
      if (how === 'stored') commits[0]!.succeed();
      else commits[0]!.fail(new Error('no database'));
      await taken;
      await settle();
      const next = submit('b', 8);
      await settle();
      commits[1]!.succeed();
      expect(await next).toBe('b stored');
      await batcher.drain();
      expect(batcher.waiting).toBe(0);
    },
  );

  it('lets nobody wait for a place because of what will not be stored, and counts it to who sent it', async () => {
    const { batcher, submit, commits } = batcherUnderTest({ batch: 20, queue: 12, ofOne: 8 });
    const senders = ['gates', 'pumps', 'doors'];
    const junk = senders.map((sender) => submit(sender, 8, { sender, places: 0 }));
    expect(batcher.waiting).toBe(0);
    await expect(submit('more', 1, { sender: 'pumps', places: 0 })).rejects.toThrow(ShareFull);
    const good = submit('good', 8);
    await settle();
    expect(commits[0]!.items).toEqual(['gates', 'pumps']);
    commits[0]!.succeed();
    await settle();
    commits[1]!.succeed();
    expect(await good).toBe('good stored');
    expect(await Promise.all(junk)).toHaveLength(3);
  });

  it('tells every sender of a failed batch, and goes on with the next', async () => {
    const { submit, commits } = batcherUnderTest();
    const both = Promise.allSettled([submit('a', 1), submit('b', 1)]);
    await settle();
    commits[0]!.fail(new Error('no database'));
    expect((await both).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    const next = submit('c', 1);
    await settle();
    commits[1]!.succeed();
    expect(await next).toBe('c stored');
  });

  it('makes nobody pay for the bad data of another', async () => {
    const { submit, commits } = batcherUnderTest();
    const both = Promise.allSettled([submit('bad', 1), submit('good', 1)]);
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
    const { batcher, submit, commits } = batcherUnderTest();
    const order: string[] = [];
    const first = submit('a', 1).then(() => order.push('a'));
    await settle();
    const alone = batcher.alone(async () => order.push('alone'));
    const second = submit('b', 1).then(() => order.push('b'));
    commits[0]!.succeed();
    await first;
    await alone;
    await settle();
    commits[1]!.succeed();
    await second;
    expect(order).toEqual(['a', 'alone', 'b']);
  });

  it('drains: what was submitted is committed before it resolves', async () => {
    const { batcher, submit, commits } = batcherUnderTest();
    const submitted = submit('a', 1);
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

  it('drains what takes no place too', async () => {
    const { batcher, submit, commits } = batcherUnderTest();
    const submitted = submit('junk', 1, { places: 0 });
    const end = batcher.drain();
    await settle();
    commits[0]!.succeed();
    expect(await submitted).toBe('junk stored');
    await end;
  });
});
