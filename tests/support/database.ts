import { createHash, randomUUID } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Database, DatabaseLogger } from '../../server/database/database.ts';
import { openEmbeddedDatabase } from '../../server/database/embedded-database.ts';
import { lockFolder } from '../../server/database/folder-lock.ts';
import { migrate, readMigrations } from '../../server/database/migrate.ts';
import { MIGRATIONS_FOLDER } from '../../server/database/open.ts';
import { openServerDatabase } from '../../server/database/server-database.ts';
import { borrow, type Opened } from './embedded-pool.ts';
import { type PostgresCluster, startPostgresCluster } from './postgres-cluster.ts';
import { scratchFolder } from './scratch.ts';

export type DatabaseKind = Database['kind'];

/** A migrated, empty database of one test file's own. */
export type TestDatabase = {
  database: Database;
  kind: DatabaseKind;
  /** Set for a server: other connections to the same database. */
  databaseUrl: string | undefined;
  /** Set for the embedded one: what `openDatabase` takes as `dataDirectory`. */
  dataDirectory: string | undefined;
  /** Closes it and deletes it. */
  close(): Promise<void>;
};

const CACHE = join(import.meta.dirname, '../../.cache/test-database');
const TEMPLATES_KEPT = 3;
const TEMPLATE_WAIT_MS = 120_000;

export const silentLogger: DatabaseLogger = {
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/** Which database a test gets when it does not ask for one: a server when TEST_DATABASE_URL is set. */
export function defaultKind(): DatabaseKind {
  return process.env.TEST_DATABASE_URL ? 'server' : 'embedded';
}

/**
 * Opens a fresh database with every migration applied. Embedded: a copy of one prepared folder, or the
 * one before, emptied (a PGlite costs about 0.9 GB, so close it in afterAll). Server: a new database on
 * TEST_DATABASE_URL, or on a private cluster. Throws where neither is to be had: a skipped test hides a fault.
 */
export async function openTestDatabase(
  kind: DatabaseKind = defaultKind(),
  migrations: string = MIGRATIONS_FOLDER,
): Promise<TestDatabase> {
  return kind === 'embedded' ? openEmbedded(migrations) : openOnServer(migrations);
}

/** In the place of the migrations' folder, one without any: a database with PostGIS and nothing else. */
export const NO_MIGRATIONS = import.meta.dirname;

/** A copy of the prepared folder, to be opened with `openDatabase({ dataDirectory })`. */
export async function copyPreparedData(migrations = MIGRATIONS_FOLDER): Promise<string> {
  const template = await embeddedTemplate(migrations);
  const dataDirectory = mkdtempSync(join(scratchFolder(), 'jingwei-data-'));
  cpSync(template, join(dataDirectory, 'database'), { recursive: true });
  cpSync(`${template}.postgis`, join(dataDirectory, 'database.postgis'), { recursive: true });
  return dataDirectory;
}

async function openEmbedded(migrations: string): Promise<TestDatabase> {
  const open = async (): Promise<Opened> => {
    const dataDirectory = await copyPreparedData(migrations);
    return { database: await openAt(join(dataDirectory, 'database')), dataDirectory };
  };
  const common = { kind: 'embedded', databaseUrl: undefined } as const;
  if (migrations === MIGRATIONS_FOLDER) return { ...common, ...(await borrow(open)) };
  const own = await open();
  return {
    ...common,
    ...own,
    async close() {
      await own.database.close();
      rmSync(own.dataDirectory, { recursive: true, force: true });
    },
  };
}

function openAt(folder: string): Promise<Database> {
  return openEmbeddedDatabase({ folder, logger: silentLogger, onProgress: () => undefined });
}

/** Builds the prepared folder once per set of migrations. */
async function embeddedTemplate(migrations: string): Promise<string> {
  const template = join(CACHE, migrationsHash(migrations));
  await buildOnce(
    template,
    async () => existsSync(template),
    () => buildTemplate(template, migrations),
  );
  // What is used is not old: another set's building would drop it while it is copied.
  utimesSync(template, new Date(), new Date());
  return template;
}

/** Runs `build` under the lock `${path}.lock` unless `exists`; other processes wait for it. */
async function buildOnce(
  path: string,
  exists: () => Promise<boolean>,
  build: () => Promise<void>,
): Promise<void> {
  const end = Date.now() + TEMPLATE_WAIT_MS;
  mkdirSync(CACHE, { recursive: true });
  while (!(await exists())) {
    const unlock = await lockFolder(path).catch(() => null);
    if (unlock === null) {
      if (Date.now() > end) throw new Error(`nobody finished building ${path}`);
      await pause(200);
      continue;
    }
    try {
      if (!(await exists())) await build();
    } finally {
      unlock();
    }
  }
}

async function buildTemplate(template: string, migrations: string): Promise<void> {
  const building = `${template}.building`;
  rmSync(building, { recursive: true, force: true });
  const database = await openAt(building);
  try {
    await migrate(database, migrations);
  } finally {
    await database.close();
  }
  rmSync(`${template}.postgis`, { recursive: true, force: true });
  renameSync(`${building}.postgis`, `${template}.postgis`);
  renameSync(building, template);
  dropOldTemplates();
}

function dropOldTemplates(): void {
  const folders = readdirSync(CACHE, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.includes('.'))
    .map(({ name }) => ({ path: join(CACHE, name), age: statSync(join(CACHE, name)).ctimeMs }))
    .sort((left, right) => right.age - left.age);
  for (const { path } of folders.slice(TEMPLATES_KEPT)) {
    rmSync(path, { recursive: true });
    rmSync(`${path}.postgis`, { recursive: true, force: true });
  }
}

function migrationsHash(migrations: string): string {
  const hash = createHash('sha256').update('layout 2');
  for (const { name, checksum } of readMigrations(migrations)) hash.update(name + checksum);
  return hash.digest('hex').slice(0, 16);
}

let cluster: Promise<PostgresCluster | null> | undefined;

/** The server tests run on: TEST_DATABASE_URL, else one private cluster per process. */
export async function testServerUrl(): Promise<string> {
  if (process.env.TEST_DATABASE_URL) return process.env.TEST_DATABASE_URL;
  cluster ??= startPostgresCluster();
  const started = await cluster;
  if (started === null) throw new Error('no server: set TEST_DATABASE_URL or install PostgreSQL');
  return started.url;
}

async function openOnServer(migrations: string): Promise<TestDatabase> {
  const serverUrl = await testServerUrl();
  const admin = openPatiently(serverUrl);
  const template = `jingwei_template_${migrationsHash(migrations)}`;
  const name = `jingwei_test_${randomUUID().replaceAll('-', '')}`;
  await serverTemplate({ admin, serverUrl, template, migrations });
  await admin.query(`create database ${name} template ${template}`);
  const databaseUrl = withDatabase(serverUrl, name);
  const database = openServerDatabase({ databaseUrl, logger: silentLogger });
  return {
    database,
    kind: 'server',
    databaseUrl,
    dataDirectory: undefined,
    async close() {
      await database.close();
      await admin.query(`drop database if exists ${name} with (force)`);
      await admin.close();
    },
  };
}

/** Makes the template database once per server; only a finished one bears the template's name. */
async function serverTemplate(options: {
  admin: Database;
  serverUrl: string;
  template: string;
  migrations: string;
}): Promise<void> {
  const { admin, serverUrl, template, migrations } = options;
  const exists = async (): Promise<boolean> => {
    const sql = 'select 1 from pg_database where datname = $1';
    return (await admin.query(sql, [template])).rowCount === 1;
  };
  const { port } = new URL(serverUrl);
  await buildOnce(join(CACHE, `server-${port}`), exists, async () => {
    const building = `${template}_building`;
    await admin.query(`drop database if exists ${building} with (force)`);
    await admin.query(`create database ${building}`);
    const database = openPatiently(withDatabase(serverUrl, building));
    try {
      await migrate(database, migrations);
    } finally {
      await database.close();
    }
    await admin.query(`alter database ${building} rename to ${template}`);
  });
}

/** CREATE DATABASE from a template copies files and takes its time on a busy machine. */
function openPatiently(databaseUrl: string): Database {
  return openServerDatabase({ databaseUrl, logger: silentLogger, statementTimeoutMs: 60_000 });
}

function withDatabase(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}
