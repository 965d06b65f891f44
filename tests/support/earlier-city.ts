import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../../server/database/migrate.ts';
import { MIGRATIONS_FOLDER } from '../../server/database/open.ts';
import { NO_MIGRATIONS, openTestDatabase, type TestDatabase } from './database.ts';

/** The database of a city as it ran before a change of the tables. */
export type EarlierCity = TestDatabase & {
  /** Brings it to today's tables. */
  update(): Promise<void>;
};

/** @param first number of the first migration that it has not, e.g. `0045` */
export async function openEarlierCity(first: string): Promise<EarlierCity> {
  const opened = await openTestDatabase('embedded', NO_MIGRATIONS);
  const before = mkdtempSync(join(tmpdir(), 'jingwei-migrations-'));
  for (const file of readdirSync(MIGRATIONS_FOLDER).filter((name) => name < first)) {
    cpSync(join(MIGRATIONS_FOLDER, file), join(before, file));
  }
  await migrate(opened.database, before);
  rmSync(before, { recursive: true });
  return {
    ...opened,
    update: async () => {
      await migrate(opened.database, MIGRATIONS_FOLDER);
    },
  };
}
