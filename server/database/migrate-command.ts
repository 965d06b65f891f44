import { readConfig } from '../config.ts';
import { createLogger } from '../logger.ts';
import { migrate } from './migrate.ts';
import { MIGRATIONS_FOLDER, openDatabase } from './open.ts';

/** `npm run db:migrate`: applies what is missing and exits ≠ 0 when that fails. */
const config = readConfig(process.env);
const say = (text: string) => process.stdout.write(`${text}\n`);
const database = await openDatabase({
  databaseUrl: config.databaseUrl ?? undefined,
  dataDirectory: config.dataDir,
  logger: createLogger(config),
  onProgress: say,
});
try {
  const applied = await migrate(database, MIGRATIONS_FOLDER, say);
  say(applied.length === 0 ? 'nothing to apply' : `applied ${applied.join(', ')}`);
} finally {
  await database.close();
}
