import type { Database } from '../../server/database/database.ts';
import { openEmbeddedDatabase } from '../../server/database/embedded-database.ts';
import { migrate } from '../../server/database/migrate.ts';

/**
 * A process that a test may kill: opens the embedded database in the folder argv[2] and does
 * argv[3]: `hold` nothing; `write` two-step transactions 1, 2, 3 …, saying each number when it is
 * committed; `migrate` the folder argv[4]. Says one JSON line per thing done, first what it found.
 */
const [, , folder = '', act = 'hold', migrations = ''] = process.argv;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

function say(what: object): void {
  process.stdout.write(`${JSON.stringify(what)}\n`);
}

async function write(database: Database): Promise<never> {
  await database.query(
    'create table if not exists kept (id int primary key, whole bool not null default false)',
  );
  const { rows } = await database.query<{ rows: number; last: number; whole: boolean }>(
    'select count(*) as rows, coalesce(max(id), 0) as last, coalesce(bool_and(whole), true) as whole from kept',
  );
  say({ found: rows[0] });
  for (let id = (rows[0]?.last ?? 0) + 1; ; id += 1) {
    await database.transaction(async (transaction) => {
      await transaction.query('insert into kept (id) values ($1)', [id]);
      await transaction.query('update kept set whole = true where id = $1', [id]);
    });
    say({ acked: id });
  }
}

async function runMigrations(database: Database): Promise<void> {
  const tables = await database.query(
    `select tablename from pg_tables where schemaname = 'public' and tablename ~ '^step'`,
  );
  say({ found: tables.rowCount });
  say({ migrated: await migrate(database, migrations, (text) => say({ text })) });
}

try {
  const database = await openEmbeddedDatabase({
    folder,
    logger: silent,
    onProgress: () => undefined,
  });
  say({ ready: true });
  if (act === 'write') await write(database);
  if (act === 'migrate') await runMigrations(database);
} catch (error) {
  say({ failed: error instanceof Error ? error.message : String(error) });
  process.exit(1);
}
