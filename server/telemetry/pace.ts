import { MAX_BATCH } from '../../shared/model/reading.ts';

/**
 * Readings of one transaction at most, and readings that may wait, those of the one under way included: of all feeds
 * together, and of one of them.
 */
export type Limits = { batch: number; queue: number; ofOne: number };

/** How fast readings are written here, and what follows for how many may be taken in. */
export type Pace = {
  limits(): Limits;
  /** A batch of so many readings was written in this time. */
  wrote(readings: number, tookMs: number): void;
};

/** Whoever acts waits for the batch under way: half of what an act may take (FAULTS.md G28). */
const BATCH_MS = 250;
/** Of the second in which an accepted reading is to be answered (G28), the last batch takes the rest. */
const QUEUE_MS = 750;
/**
 * What waits of one feed may be two batches, the one under way and the next, which is planned meanwhile: with that a
 * feed that is alone keeps the database busy. A quarter of the queue would be less than one batch, and leave the
 * database idle between two. The third batch is for all others, whatever a feed sends or whoever has its key (S12).
 */
const SHARE_OF_ONE = 2 / 3;
/** A smaller batch tells how long a commit takes, and not how long readings take. */
const TELLING_SIZE = 1_000;
/** How much the newest batch counts against all before. */
const NEWEST_SHARE = 0.3;

/** Two whole requests of one feed, and one of another. */
const LEAST = { batch: 1_000, queue: 3 * MAX_BATCH };
const MOST = { batch: 10_000, queue: 50_000 };

const within = (value: number, least: number, most: number): number =>
  Math.round(Math.min(most, Math.max(least, value)));

/**
 * Limits in time, not in number: the same queue is a tenth of a second of work on one machine and ten
 * seconds on another, and whoever waits cares for seconds. Begins with the most, and learns.
 */
export function createPace(): Pace {
  let perMs = Number.POSITIVE_INFINITY;
  return {
    limits() {
      const queue = within(perMs * QUEUE_MS, LEAST.queue, MOST.queue);
      const batch = within(perMs * BATCH_MS, LEAST.batch, MOST.batch);
      return { batch, queue, ofOne: Math.round(queue * SHARE_OF_ONE) };
    },
    wrote(readings, tookMs) {
      if (readings < TELLING_SIZE || tookMs <= 0) return;
      const newest = readings / tookMs;
      perMs = Number.isFinite(perMs) ? perMs + NEWEST_SHARE * (newest - perMs) : newest;
    },
  };
}
