import { randomUUID } from 'node:crypto';
import type { Database } from '../../../server/database/database.ts';
import { migrate } from '../../../server/database/migrate.ts';
import { MIGRATIONS_FOLDER } from '../../../server/database/open.ts';
import { openServerDatabase } from '../../../server/database/server-database.ts';
import { silentLogger } from '../../support/database.ts';
import { startPostgresCluster } from '../../support/postgres-cluster.ts';

/** A real PostGIS server for the length of a run. */
export type BenchServer = {
  /** `a server` or `a private cluster`, with what matters for the figures. */
  named: string;
  /** A new, migrated database, a copy of the first; its address. It is dropped with the server. */
  create(): Promise<string>;
};
type OpenServer = BenchServer & { close(): Promise<void> };

/** Commits wait for the disk, as they must where readings are acknowledged. */
const DURABLE = {
  fsync: 'on',
  synchronous_commit: 'on',
  max_wal_size: '4GB',
  shared_buffers: '512MB',
};
const PATIENCE_MS = 60_000;

const withDatabase = (serverUrl: string, name: string): string => {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
};

let shared: Promise<OpenServer | null> | null = null;

/**
 * TEST_DATABASE_URL, else a private cluster from the system's binaries, one for all benches of a run
 * (`endBenchServer` ends it); null where there is neither.
 */
export function benchServer(): Promise<BenchServer | null> {
  shared ??= open();
  return shared;
}

export async function endBenchServer(): Promise<void> {
  await (await shared)?.close();
}

async function open(): Promise<OpenServer | null> {
  const given = process.env.TEST_DATABASE_URL;
  const cluster = given ? null : await startPostgresCluster(DURABLE);
  const url = given ?? cluster?.url;
  if (url === undefined) return null;
  const admin = openServerDatabase({
    databaseUrl: url,
    logger: silentLogger,
    statementTimeoutMs: PATIENCE_MS,
  });
  const { rows } = await admin.query<{ version: string; fsync: string }>(
    `SELECT split_part(version(), ' ', 2) AS version, current_setting('fsync') AS fsync`,
  );
  const { version, fsync } = rows[0]!;
  const names: string[] = [];
  const createAs = async (kind: string, template = 'template1'): Promise<string> => {
    const name = `jingwei_bench_${kind}${randomUUID().replaceAll('-', '')}`;
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
    names.push(name);
    return name;
  };
  let migrated: string | null = null;
  return {
    named: `PostgreSQL ${version}, fsync ${fsync}`,
    async create() {
      if (migrated === null) {
        migrated = await createAs('template_');
        await withPatience(withDatabase(url, migrated), (database) =>
          migrate(database, MIGRATIONS_FOLDER),
        );
      }
      return withDatabase(url, await createAs('', migrated));
    },
    async close() {
      for (const name of names) await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await admin.close();
      await cluster?.stop();
    },
  };
}

/** Work on a database of a bench server that may take longer than the product's statements. */
export async function withPatience<Result>(
  databaseUrl: string,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const database = openServerDatabase({
    databaseUrl,
    logger: silentLogger,
    statementTimeoutMs: PATIENCE_MS,
  });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
