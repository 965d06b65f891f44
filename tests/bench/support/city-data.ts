import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../../server/clock.ts';
import type { Database } from '../../../server/database/database.ts';
import { migrate, readMigrations } from '../../../server/database/migrate.ts';
import { MIGRATIONS_FOLDER, openDatabase } from '../../../server/database/open.ts';
import { seedCity } from '../../../server/database/seed/seed-city.ts';
import { hashOf } from '../../../server/identity/tokens.ts';
import { copyPreparedData, silentLogger } from '../../support/database.ts';

const CACHE = join(import.meta.dirname, '../../../.cache/bench');

/** The key a feed has in the databases of benches, which exist on this machine only while they run. */
export const benchKey = (feed: string): string => `bench-${feed}.only-for-benches`;

/** Gives every feed of the register its key. */
async function addBenchKeys(database: Database): Promise<void> {
  const { rows } = await database.query<{ id: string }>('SELECT id FROM feed ORDER BY id');
  for (const { id } of rows) {
    await database.query(
      `INSERT INTO feed_key (prefix, feed, hash, created_at) VALUES ($1, $2, decode($3, 'hex'), now())`,
      [`bench-${id}`, id, hashOf(benchKey(id))],
    );
  }
}

/** Migrates and fills a database with the whole city and the keys. */
export async function fillCity(database: Database): Promise<void> {
  await migrate(database, MIGRATIONS_FOLDER);
  await seedCity({ database, clock: systemClock });
  await addBenchKeys(database);
}

export const openEmbeddedAt = (dataDirectory: string): Promise<Database> =>
  openDatabase({ dataDirectory, logger: silentLogger, onProgress: () => undefined });

const CITY = join(import.meta.dirname, '../../../geodata/city');

function versionOfCity(): string {
  const hash = createHash('sha256').update('layout 1');
  for (const { checksum } of readMigrations(MIGRATIONS_FOLDER)) hash.update(checksum);
  for (const file of readdirSync(CITY).sort()) hash.update(readFileSync(join(CITY, file)));
  return hash.digest('hex').slice(0, 16);
}

/** Fills a copy of the migrated database that tests keep too. */
async function prepare(template: string): Promise<void> {
  const filled = await copyPreparedData();
  const database = await openEmbeddedAt(filled);
  try {
    await fillCity(database);
  } finally {
    await database.close();
  }
  const building = `${template}.building`;
  rmSync(building, { recursive: true, force: true });
  cpSync(filled, building, { recursive: true });
  rmSync(filled, { recursive: true, force: true });
  renameSync(building, template);
}

/** The folder all copies of the city are made of; ten seconds of work the first time. */
export async function prepareCity(): Promise<string> {
  const template = join(CACHE, `city-${versionOfCity()}`);
  if (!existsSync(template)) await prepare(template);
  return template;
}

/** A folder with an embedded database that holds the whole city, to be used as DATA_DIR and thrown away. */
export async function copyCity(): Promise<{ folder: string; remove(): void }> {
  const template = await prepareCity();
  const folder = mkdtempSync(join(tmpdir(), 'jingwei-bench-'));
  cpSync(template, folder, { recursive: true });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
