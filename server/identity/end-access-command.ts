import pino from 'pino';
import { systemClock } from '../clock.ts';
import { readConfig } from '../config.ts';
import { openDatabase } from '../database/open.ts';
import { createJournal } from '../journal/announcer.ts';
import { endAccess } from './end-access.ts';

/**
 * `npm run access:end`: after a restore, before the first start. Everybody signs in again, walls and units are paired
 * again, and every feed and reader needs a new key. The embedded database must not be in use.
 */
async function endAccessCommand(): Promise<void> {
  const config = readConfig(process.env);
  const logger = pino({ level: 'error' }, pino.destination(2));
  const database = await openDatabase({
    databaseUrl: config.databaseUrl ?? undefined,
    dataDirectory: config.dataDir,
    logger,
    onProgress: () => undefined,
  });
  try {
    const journal = await createJournal({ database, clock: systemClock, logger });
    const parts = { database, journal, clock: systemClock };
    const { sessions, feedKeys, readKeys } = await endAccess(parts);
    await journal.close();
    console.log(
      `ended ${sessions} sessions, ${feedKeys} keys of feeds, ${readKeys} keys of readers`,
    );
    console.log('accounts that were disabled since the backup was made must be disabled again');
  } finally {
    await database.close();
  }
}

try {
  await endAccessCommand();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
