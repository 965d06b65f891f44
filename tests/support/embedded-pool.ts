import { rmSync } from 'node:fs';
import type { Database } from '../../server/database/database.ts';
import { DatabaseUnavailable } from '../../server/database/errors.ts';
import { rememberEmpty } from './emptied.ts';

/** An open embedded database and its folder. */
export type Opened = { database: Database; dataDirectory: string };
type Kept = Opened & { empty: () => Promise<boolean> };

/**
 * Opening one costs 4 s of this machine and emptying it a tenth of that, so the last one given back is
 * kept for the next test of this process, and ends with it (its folder with scratch.ts). Not more: each
 * holds about 0.9 GB.
 */
let idle: Kept | null = null;

async function closeForGood({ database, dataDirectory }: Opened): Promise<void> {
  await database.close();
  rmSync(dataDirectory, { recursive: true, force: true });
}

/** What one test sees of it: when it is given back nothing of that test reaches it any more. */
function lend({ database }: Opened): { lent: Database; end(): Promise<void> } {
  let ended = false;
  const stops: (() => Promise<void>)[] = [];
  const alive = () => {
    if (ended) throw new DatabaseUnavailable('the database is closed');
    return database;
  };
  const lent: Database = {
    kind: database.kind,
    query: async (...query) => alive().query(...query),
    copyIn: async (...copy) => alive().copyIn(...copy),
    transaction: async (...work) => alive().transaction(...work),
    health: async () => (ended ? 'degraded' : database.health()),
    async listen(...channel) {
      const stop = await alive().listen(...channel);
      stops.push(stop);
      return stop;
    },
    async close() {
      ended = true;
    },
  };
  return {
    lent,
    async end() {
      ended = true;
      for (const stop of stops) await stop();
    },
  };
}

/** Lends the one that is kept, or one that `open` makes. `close` gives it back. */
export async function borrow(
  open: () => Promise<Opened>,
): Promise<Opened & { close(): Promise<void> }> {
  const kept = idle ?? (await keep(await open()));
  idle = null;
  const { lent, end } = lend(kept);
  return {
    database: lent,
    dataDirectory: kept.dataDirectory,
    async close() {
      await end();
      const reusable = await kept.empty().catch(() => false);
      if (reusable && idle === null) idle = kept;
      else await closeForGood(kept);
    },
  };
}

const keep = async (opened: Opened): Promise<Kept> => ({
  ...opened,
  empty: await rememberEmpty(opened.database),
});
