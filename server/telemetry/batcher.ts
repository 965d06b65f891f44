import type { Limits } from './pace.ts';

/** The queue is full: nothing of the request was taken. The sender shall come again. */
export class QueueFull extends Error {
  override name = 'QueueFull';
}

/** One request's part of a batch. `size` is the number of its readings. */
type Waiting<Item> = { item: Item; size: number };

type Entry<Item, Result> = Waiting<Item> & {
  resolve(result: Result): void;
  reject(error: unknown): void;
};

export type Batcher<Item, Result> = {
  /** Resolves once the item is committed. Throws QueueFull at once when too much is waiting. */
  submit(item: Item, size: number): Promise<Result>;
  /** Runs `work` while no batch is being committed. */
  alone<Outcome>(work: () => Promise<Outcome>): Promise<Outcome>;
  /** Readings waiting, those of the batch under way included. */
  readonly waiting: number;
  /** Resolves once everything submitted so far has ended. */
  drain(): Promise<void>;
};

type Options<Item, Result> = {
  /**
   * What is taken in at this moment: of one batch at most so many readings, unless a single item is
   * larger, and so many may wait before new ones are refused.
   */
  limits(): Limits;
  /** Told of every item the moment it begins to wait. */
  onWaiting?(item: Item): void;
  /**
   * Commits a batch: one result an item, in order. Throws when nothing of it was stored. `left` are the
   * items that go on waiting, in order.
   */
  commit(items: readonly Item[], left: readonly Item[]): Promise<readonly Result[]>;
  /** Whether a failed batch may succeed in parts: its items are then committed one by one. */
  mayBeOneItemsFault(error: unknown): boolean;
};

/**
 * Natural group commit: one transaction is under way, and whatever arrives meanwhile is the next batch.
 * Under light load an item waits for nobody; under heavy load batches grow and the cost of a commit is
 * shared. Only the queue's limit stands between overload and memory.
 */
export function createBatcher<Item, Result>(options: Options<Item, Result>): Batcher<Item, Result> {
  let queue: Entry<Item, Result>[] = [];
  let waiting = 0;
  let turn: Promise<unknown> = Promise.resolve();
  let scheduled = false;

  const alone = <Outcome>(work: () => Promise<Outcome>): Promise<Outcome> => {
    const mine = turn.then(work);
    turn = mine.catch(() => undefined);
    return mine;
  };

  const takeBatch = (): Entry<Item, Result>[] => {
    const most = options.limits().batch;
    let size = 0;
    let count = 0;
    while (count < queue.length && (count === 0 || size + queue[count]!.size <= most)) {
      size += queue[count]!.size;
      count += 1;
    }
    const batch = queue.slice(0, count);
    queue = queue.slice(count);
    return batch;
  };

  const settle = async (batch: readonly Entry<Item, Result>[]): Promise<void> => {
    try {
      const left = queue.map(({ item }) => item);
      const results = await options.commit(
        batch.map(({ item }) => item),
        left,
      );
      batch.forEach((entry, index) => {
        entry.resolve(results[index]!);
      });
    } catch (error) {
      if (batch.length > 1 && options.mayBeOneItemsFault(error)) {
        for (const entry of batch) await settle([entry]);
        return;
      }
      for (const entry of batch) entry.reject(error);
    }
  };

  const commitNext = async (): Promise<void> => {
    scheduled = false;
    const batch = takeBatch();
    if (queue.length > 0) schedule();
    await settle(batch);
    for (const { size } of batch) waiting -= size;
  };

  const schedule = (): void => {
    if (scheduled) return;
    scheduled = true;
    void alone(commitNext);
  };

  return {
    submit(item, size) {
      const most = options.limits().queue;
      if (waiting > 0 && waiting + size > most) {
        return Promise.reject(
          new QueueFull(`${waiting} readings wait already, the limit is ${most}`),
        );
      }
      return new Promise((resolve, reject) => {
        waiting += size;
        queue.push({ item, size, resolve, reject });
        options.onWaiting?.(item);
        schedule();
      });
    },
    alone,
    get waiting() {
      return waiting;
    },
    async drain() {
      while (waiting > 0) await alone(async () => undefined);
      await turn;
    },
  };
}
