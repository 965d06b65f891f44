import type { Database, Queryable } from '../../server/database/database.ts';

type Named = { name: string };

/** Everything but rows: a test that changes any of it keeps the database to itself. */
const SHAPE = `
  select md5(string_agg(line, '|' order by line)) as shape from (
    select 'relation ' || relname || relkind::text as line from pg_class
      where relnamespace = 'public'::regnamespace
    union all select 'column ' || attrelid::regclass::text || attname || format_type(atttypid, atttypmod)
      || attnotnull::text || coalesce(pg_get_expr(adbin, adrelid), '')
      from pg_attribute join pg_class on pg_class.oid = attrelid
      left join pg_attrdef on adrelid = attrelid and adnum = attnum
      where relnamespace = 'public'::regnamespace and attnum > 0 and not attisdropped
    union all select 'trigger ' || tgname || tgenabled::text from pg_trigger where not tgisinternal
    union all select 'constraint ' || conname from pg_constraint
      where connamespace = 'public'::regnamespace
    union all select 'function ' || proname || md5(prosrc) from pg_proc
      where pronamespace = 'public'::regnamespace) lines`;

/** Neither what PostGIS brought nor the list of migrations. */
const TABLES = `
  select relname as name from pg_class
  where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
    and relname not in ('spatial_ref_sys', 'migration') order by relname`;

/** Of those, what has been written to. A partitioned table is empty without its partitions. */
const WRITTEN = `
  select relname as name, pg_relation_size(oid) > 1048576 as large from pg_class
  where relnamespace = 'public'::regnamespace and relkind = 'r' and not relispartition
    and relname not in ('spatial_ref_sys', 'migration') and pg_relation_size(oid) > 0`;

const COUNTED = `
  select sequencename as name from pg_sequences where schemaname = 'public' and last_value is not null`;

const PARTITIONS = "select relname as name from pg_class where relispartition and relkind = 'r'";

/** Rows that migrations wrote, by table, as JSON. */
type Rows = ReadonlyMap<string, string>;

const namesOf = async (database: Queryable, sql: string): Promise<string[]> =>
  (await database.query<Named>(sql)).rows.map(({ name }) => `"${name}"`);

async function rowsOf(database: Database): Promise<Rows> {
  const rows = new Map<string, string>();
  for (const table of await namesOf(database, TABLES)) {
    const sql = `select coalesce(json_agg(t), '[]')::text as rows, count(*) as count from ${table} t`;
    const found = (await database.query<{ rows: string; count: number }>(sql)).rows[0]!;
    if (found.count > 0) rows.set(table, found.rows);
  }
  return rows;
}

const shapeOf = async (database: Database): Promise<string> =>
  (await database.query<{ shape: string }>(SHAPE)).rows[0]!.shape;

/**
 * Takes every row out. Row by row but for the demonstration's whole city: an embedded database takes a quarter of a
 * second to truncate its hundred tables, and most tests write little.
 */
async function takeOut(on: Queryable): Promise<void> {
  const partitions = await namesOf(on, PARTITIONS);
  if (partitions.length > 0) await on.query(`drop table ${partitions.join(', ')}`);
  const { rows: written } = await on.query<Named & { large: boolean }>(WRITTEN);
  const large = written.filter((table) => table.large).map(({ name }) => `"${name}"`);
  if (large.length > 0) await on.query(`truncate ${large.join(', ')} cascade`);
  for (const { name } of written) await on.query(`delete from "${name}"`);
  for (const sequence of await namesOf(on, COUNTED)) {
    await on.query(`alter sequence ${sequence} restart`);
  }
}

/**
 * Remembers a freshly migrated database. What is returned brings it back to that, and says whether it
 * could: false when its tables, columns, triggers or functions are not what they were.
 */
export async function rememberEmpty(database: Database): Promise<() => Promise<boolean>> {
  const [rows, shape] = [await rowsOf(database), await shapeOf(database)];
  return async () => {
    await database.transaction(async (transaction) => {
      // The journal refuses to be emptied, as it should.
      await transaction.query('set local session_replication_role = replica');
      await takeOut(transaction);
      for (const [table, json] of rows) {
        const sql = `insert into ${table} select * from json_populate_recordset(null::${table}, $1::json)`;
        await transaction.query(sql, [json]);
      }
    });
    return (await shapeOf(database)) === shape;
  };
}
