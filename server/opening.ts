import type { Logger } from 'pino';
import type { Config } from './config.ts';
import type { Database, DatabaseLogger } from './database/database.ts';
import { openDatabase } from './database/open.ts';
import { createMetrics, type Metrics } from './plugins/metrics.ts';

/** A database on its way, and the figures that count what its guards catch. */
export type Opening = { database: Promise<Database>; metrics: Metrics };

/** The database tells what its guards caught by the log; the same words are counted. */
const countingGuardHits = (logger: Logger, { guardHits }: Metrics): DatabaseLogger => ({
  info: (details, message) => logger.info(details, message),
  warn: (details, message) => logger.warn(details, message),
  error(details, message) {
    if ('swallowed' in details) guardHits.inc({ guard: 'swallowed' });
    logger.error(details, message);
  },
});

/**
 * Begins to open the database, in its own thread or elsewhere, while the rest of the server is read.
 * @param say one line for the terminal while it takes long
 */
export const beginOpening = (
  config: Config,
  logger: Logger,
  say: (text: string) => void,
): Opening => {
  const metrics = createMetrics();
  const database = openDatabase({
    databaseUrl: config.databaseUrl ?? undefined,
    dataDirectory: config.dataDir,
    logger: countingGuardHits(logger, metrics),
    onProgress: say,
  });
  // Whoever waits for it is told; until then a failure is nobody's.
  database.catch(() => undefined);
  return { database, metrics };
};
