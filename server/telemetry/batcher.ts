import type { Limits } from './pace.ts';

/** The queue is full: nothing of the request was taken. The sender shall come again. */
export class QueueFull extends Error {
  override name = 'QueueFull';
}

/** One sender has as much waiting as one may: nothing of the request was taken. It shall come again. */
export class ShareFull extends Error {
  override name = 'ShareFull';
}

/**
 * One request as it weighs: of whom it is, how many items it has, and how many of them take a place of the queue.
 * Refused items take no place, so junk cannot block other senders. They count in the sender's own share, because they
 * use memory.
 */
export type Weight = { sender: string; size: number; places: number };

type Entry<Item, Result> = Weight & {
  item: Item;
  resolve(result: Result): void;
  reject(error: unknown): void;
};

export type Batcher<Item, Result> = {
  /**
   * Resolves once the item is committed. Throws at once when too much is waiting: ShareFull when it is of this
   * sender, QueueFull when it is of all.
   */
  submit(item: Item, weight: Weight): Promise<Result>;
  /** Runs `work` while no batch is being committed. */
  alone<Outcome>(work: () => Promise<Outcome>): Promise<Outcome>;
  /** Places of the queue that are taken, those of the batch under way included. */
  readonly waiting: number;
  /** Resolves once everything submitted so far has ended. */
  drain(): Promise<void>;
};

type Options<Item, Result> = {
  /**
   * What is taken in at this moment: of one batch at most so many readings, unless a single item is
   * larger, and so many may wait, of all and of one sender, before new ones are refused.
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
 * shared. Only the queue's limits stand between overload and memory, and between one sender and all others.
 */
export function createBatcher<Item, Result>(options: Options<Item, Result>): Batcher<Item, Result> {
  let queue: Entry<Item, Result>[] = [];
  let waiting = 0;
  const bySender = new Map<string, number>();
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
    batch.forEach(leave);
  };

  const enter = ({ sender, size, places }: Weight): void => {
    waiting += places;
    bySender.set(sender, (bySender.get(sender) ?? 0) + size);
  };
  const leave = ({ sender, size, places }: Weight): void => {
    waiting -= places;
    const left = (bySender.get(sender) ?? 0) - size;
    if (left > 0) bySender.set(sender, left);
    else bySender.delete(sender);
  };

  /** A request that is larger than what may wait is taken when nothing does, or it would never be. */
  const refusalOf = ({ sender, size, places }: Weight): Error | null => {
    const { queue: most, ofOne } = options.limits();
    const held = bySender.get(sender) ?? 0;
    if (held > 0 && held + size > ofOne) {
      return new ShareFull(`${held} items of ${sender} wait already, the limit is ${ofOne}`);
    }
    if (waiting === 0 || waiting + places <= most) return null;
    return new QueueFull(`${waiting} readings wait already, the limit is ${most}`);
  };

  const schedule = (): void => {
    if (scheduled) return;
    scheduled = true;
    void alone(commitNext);
  };

  return {
    submit(item, weight) {
      const refusal = refusalOf(weight);
      if (refusal) return Promise.reject(refusal);
      return new Promise((resolve, reject) => {
        enter(weight);
        queue.push({ ...weight, item, resolve, reject });
        options.onWaiting?.(item);
        schedule();
      });
    },
    alone,
    get waiting() {
      return waiting;
    },
    async drain() {
      while (queue.length > 0) await alone(async () => undefined);
      await turn;
    },
  };
}
