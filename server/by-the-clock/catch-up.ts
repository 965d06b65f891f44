import type { Logger } from 'pino';
import type { JournalKind } from '../../shared/model/journal.ts';
import { eachOf } from '../each-of.ts';
import type { Journal } from '../journal/journal.ts';

/** What is to be read anew once the journal tells of one of these kinds. */
export type Learning = { kinds: ReadonlySet<JournalKind>; learn: () => Promise<void> };

type Parts = {
  journal: Journal;
  logger: Logger;
  /** Runs a work while no batch commits. */
  alone: (work: () => Promise<void>) => Promise<void>;
  learnings: readonly Learning[];
};

/**
 * Reads anew what the journal says has changed. What could not be read stays due, to be tried again with every look until
 * it has been (F2, F7).
 */
export function createCatchUp({ journal, logger, alone, learnings }: Parts) {
  const due = new Set<Learning>();
  const catchUp = (): Promise<void> =>
    eachOf(
      [...due].map((learning) => async () => {
        due.delete(learning);
        await learning.learn().catch((error: unknown) => {
          due.add(learning);
          throw error;
        });
      }),
    );
  const stop = journal.subscribe(({ entries }) => {
    for (const learning of learnings) {
      if (entries.some(({ kind }) => learning.kinds.has(kind))) due.add(learning);
    }
    if (due.size === 0) return;
    alone(catchUp).catch((error: unknown) =>
      logger.error({ err: error }, 'registers cannot be read yet'),
    );
  });
  return { catchUp, stop };
}
