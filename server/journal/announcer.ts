import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import { append, JOURNAL_CHANNEL } from './append.ts';
import type { CommittedRange, Journal } from './journal.ts';
import { journalRepository } from './repository.ts';

/** How long an entry of another node can wait when its notification was lost. */
const POLL_INTERVAL_MS = 1_000;
const READ_LIMIT = 1_000;

type Parts = { database: Database; clock: Clock; logger: Logger };

/**
 * Opens the journal at its present head. Entries are told by reading the table, never from the memory of
 * whoever wrote them: numbers follow commits, so `number > head` misses nothing and repeats nothing,
 * whichever node wrote and whichever notification was lost.
 */
export async function createJournal({ database, clock, logger }: Parts): Promise<Journal> {
  const repository = journalRepository(database);
  const listeners = new Set<(range: CommittedRange) => void>();
  let head = (await repository.head()).number;
  let reading: Promise<void> | null = null;
  let again = false;
  let closed = false;

  const tell = (range: CommittedRange) => {
    for (const listener of listeners) {
      try {
        listener(range);
      } catch (error) {
        // One deaf listener must not cost the others an entry.
        logger.error({ err: error, from: range.from, to: range.to }, 'a journal listener failed');
      }
    }
  };

  const readOn = async () => {
    while (again && !closed) {
      again = false;
      const entries = await repository.allAfter(head, READ_LIMIT);
      const last = entries.at(-1);
      if (!last) continue;
      const from = head + 1;
      if (last.number !== head + entries.length) {
        throw new Error(`the journal has a gap between ${head} and ${last.number}`);
      }
      head = last.number;
      tell({ from, to: head, entries });
      again ||= entries.length === READ_LIMIT;
    }
  };

  const announce = () => {
    again = true;
    if (closed || reading) return;
    reading = readOn()
      // The poll tries again; until then screens show their own silence.
      .catch((error: unknown) => logger.error({ err: error, head }, 'the journal cannot be read'))
      .finally(() => {
        reading = null;
        if (again && !closed) setImmediate(announce);
      });
  };

  const stopListening = await database.listen(JOURNAL_CHANNEL, () => announce());
  const poll = setInterval(announce, POLL_INTERVAL_MS);
  poll.unref();

  return {
    append: (transaction, entries) => append(transaction, entries, clock.now()),
    announce,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    head: () => head,
    async close() {
      closed = true;
      clearInterval(poll);
      await stopListening();
      await reading;
    },
  };
}
