import { MAX_BATCH } from '../../shared/model/reading.ts';

/** Readings of one transaction at most, and readings that may wait, those of the one under way included. */
export type Limits = { batch: number; queue: number };

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
/** A smaller batch tells how long a commit takes, and not how long readings take. */
const TELLING_SIZE = 1_000;
/** How much the newest batch counts against all before. */
const NEWEST_SHARE = 0.3;

const LEAST: Limits = { batch: 1_000, queue: 2 * MAX_BATCH };
const MOST: Limits = { batch: 10_000, queue: 50_000 };

const within = (value: number, least: number, most: number): number =>
  Math.round(Math.min(most, Math.max(least, value)));

/**
 * Limits in time, not in number: the same queue is a tenth of a second of work on one machine and ten
 * seconds on another, and whoever waits cares for seconds. Begins with the most, and learns.
 */
export function createPace(): Pace {
  let perMs: number | null = null;
  return {
    limits() {
      if (perMs === null) return MOST;
      return {
        batch: within(perMs * BATCH_MS, LEAST.batch, MOST.batch),
        queue: within(perMs * QUEUE_MS, LEAST.queue, MOST.queue),
      };
    },
    wrote(readings, tookMs) {
      if (readings < TELLING_SIZE || tookMs <= 0) return;
      const newest = readings / tookMs;
      perMs = perMs === null ? newest : perMs + NEWEST_SHARE * (newest - perMs);
    },
  };
}
