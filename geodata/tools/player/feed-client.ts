import type { Reading } from '../../../shared/model/reading.ts';

/** What became of the readings of one feed since the start. */
export type Tally = { accepted: number; duplicate: number; refused: number; waiting: number };

export type FeedClient = {
  queue(readings: readonly Reading[]): void;
  /** Sends what waits; never more than one request at a time. Resolves when it is answered. */
  flush(): Promise<void>;
  tally(): Tally;
};

const BATCH = 1_000;
/** About ten minutes of a large feed: what a sender with a small disk keeps through an outage. */
const MOST_WAITING = 60_000;

type Answer = { accepted: number; duplicate: number; refused: unknown[] };

/**
 * A sender as the platform asks for one: batches, its own key, and nothing forgotten until it is answered.
 * A reading that got no answer is sent again with the same id, which the platform counts as a duplicate.
 */
export function feedClient(
  baseUrl: string,
  key: string,
  fetcher: typeof fetch = fetch,
): FeedClient {
  let waiting: Reading[] = [];
  let busy = false;
  let notBefore = 0;
  const done: Tally = { accepted: 0, duplicate: 0, refused: 0, waiting: 0 };

  async function send(readings: readonly Reading[]): Promise<boolean> {
    const response = await fetcher(`${baseUrl}/api/readings`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ readings }),
    });
    if (response.status === 429 || response.status >= 500) {
      notBefore = Date.now() + Number(response.headers.get('retry-after') ?? 1) * 1_000;
      return false;
    }
    if (!response.ok) throw new Error(`POST /api/readings answered ${response.status}`);
    const answer = (await response.json()) as Answer;
    done.accepted += answer.accepted;
    done.duplicate += answer.duplicate;
    done.refused += answer.refused.length;
    return true;
  }

  return {
    queue(readings) {
      waiting.push(...readings);
      if (waiting.length > MOST_WAITING) waiting = waiting.slice(-MOST_WAITING);
    },
    async flush() {
      if (busy || Date.now() < notBefore) return;
      busy = true;
      try {
        while (waiting.length > 0) {
          const batch = waiting.slice(0, BATCH);
          if (!(await send(batch))) return;
          waiting = waiting.slice(batch.length);
        }
      } finally {
        busy = false;
      }
    },
    tally: () => ({ ...done, waiting: waiting.length }),
  };
}
