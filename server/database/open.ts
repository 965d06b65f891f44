import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Database, DatabaseLogger } from './database.ts';
import { openEmbeddedDatabase } from './embedded-database.ts';
import { openServerDatabase } from './server-database.ts';

export type OpenOptions = {
  /** A PostgreSQL server with PostGIS; without it the embedded database opens. */
  databaseUrl?: string | undefined;
  /** The folder of everything this node keeps; the embedded database is `database` in it. */
  dataDirectory: string;
  /** One line for the terminal while a start takes long. */
  onProgress: (text: string) => void;
  logger: DatabaseLogger;
};

/** The numbered SQL files that `migrate` applies. */
export const MIGRATIONS_FOLDER = fileURLToPath(new URL('./migrations', import.meta.url));

/**
 * Opens the database the configuration names. Does not migrate.
 * Throws when the embedded folder is in use or damaged, or when the server does not answer.
 */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  const { databaseUrl, dataDirectory, logger, onProgress } = options;
  if (databaseUrl === undefined || databaseUrl === '') {
    mkdirSync(dataDirectory, { recursive: true });
    return openEmbeddedDatabase({ folder: join(dataDirectory, 'database'), logger, onProgress });
  }
  const database = openServerDatabase({ databaseUrl, logger });
  try {
    await database.query('select 1');
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}
