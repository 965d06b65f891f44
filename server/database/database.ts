import { StatementRefused } from './errors.ts';

/** What a statement gave back. `rowCount` is the number of rows returned, or written by a write. */
export type QueryResult<Row extends object = Record<string, unknown>> = {
  rows: Row[];
  rowCount: number;
};

/**
 * Where SQL can be sent: the database itself (every statement its own transaction) or one
 * transaction of it. Parameters are `$1`, `$2`, …; a JavaScript array becomes an SQL array, a plain
 * object JSON, so a JSON *array* must be passed as `JSON.stringify(list)`.
 *
 * Both databases answer with the same JavaScript types: int2/int4/int8/float8/numeric as `number`
 * (int8 and numeric beyond ±(2⁵³−1) as exact text), timestamptz as ISO text with milliseconds and
 * `Z`, date as `YYYY-MM-DD` text, json/jsonb parsed, bytea as `Uint8Array`, arrays as arrays. A
 * geometry comes back as hex: ask for `ST_AsGeoJSON(geom)::jsonb`.
 *
 * Errors: `StatementRefused` (with SQLSTATE), `QueryTimeout`, `DatabaseUnavailable`, `DatabaseFull`.
 */
export type Queryable = {
  query<Row extends object = Record<string, unknown>>(
    sql: string,
    parameters?: readonly unknown[],
  ): Promise<QueryResult<Row>>;
  /**
   * Loads a complete PGCOPY binary stream (see `CopyEncoder`) into `table`. All rows or none.
   * `table` and `columns` are plain lower-case identifiers. Returns the number of rows.
   */
  copyIn(table: string, columns: readonly string[], binary: Buffer): Promise<number>;
};

/** One open transaction. `script` runs several statements without parameters (migrations, seed). */
export type Transaction = Queryable & { script(sql: string): Promise<void> };

/**
 * `statementTimeoutMs` raises the 5 s limit of every statement in it, for migrations and the seed.
 * `idleTimeoutMs` frees the locks of a process that stands still within it sooner than after 11 s: the server ends such
 * a transaction. The embedded database has nobody else to wait for them and does not survive that end
 * (it reads outside its memory while it writes the message down, and takes the process with it).
 */
export type TransactionOptions = { statementTimeoutMs?: number; idleTimeoutMs?: number };

export type DatabaseHealth = 'ok' | 'degraded';

export type Database = Queryable & {
  /** `embedded`: PGlite in a worker of this process; `server`: PostgreSQL over the network. */
  kind: 'embedded' | 'server';
  /**
   * Runs `work` between BEGIN and COMMIT; whatever it throws rolls back and is thrown on. A
   * statement that failed dooms the transaction even when `work` swallows its error. Within `work`
   * use only the transaction handed in: calling the database itself there throws, because the
   * embedded one would wait for itself for ever. No savepoints.
   *
   * Errors besides those of `Queryable`: `UnknownOutcome` when the connection broke during COMMIT, `TransactionEnded`
   * when it stood still and a server ended it.
   */
  transaction<T>(
    work: (transaction: Transaction) => Promise<T>,
    options?: TransactionOptions,
  ): Promise<T>;
  /**
   * Calls `onNotify` for every NOTIFY on `channel`. An empty payload means that the connection was
   * away and notifications may have been missed: read what you need again. Returns the way to stop.
   */
  listen(channel: string, onNotify: (payload: string) => void): Promise<() => Promise<void>>;
  /** Answers within 2 s and never throws. One that can only be read is degraded. */
  health(): Promise<DatabaseHealth>;
  /** Lets running work end (at most 5 s), refuses new work, frees the folder or the connections. */
  close(): Promise<void>;
};

/** What a database writes to its log; pino's logger fits. */
export type DatabaseLogger = {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
};

/** The longest a normal statement may run, and the longest a caller waits for its turn. */
export const STATEMENT_TIMEOUT_MS = 5_000;
export const WAIT_LIMIT_MS = 5_000;
/** How many callers may wait for a turn before new ones are refused at once. */
export const WAITING_CALLERS_LIMIT = 500;

const COPY_TRAILER = Buffer.from([0xff, 0xff]);
const IDENTIFIER = /^[a-z_][a-z0-9_]*$/;

/** The name, when it is a plain lower-case identifier that can stand in SQL text. Throws if not. */
export function checkedIdentifier(name: string): string {
  if (!IDENTIFIER.test(name)) {
    throw new TypeError(`expected a lower-case SQL identifier, got ${JSON.stringify(name)}`);
  }
  return name;
}

/**
 * The COPY statement for `binary` from `source` (`STDIN`, or PGlite's blob file). Throws when the
 * stream has no trailer: PostgreSQL takes one cut between two rows for complete.
 */
export function copyStatement(
  table: string,
  columns: readonly string[],
  binary: Buffer,
  source: string,
): string {
  if (binary.length < COPY_TRAILER.length || !binary.subarray(-2).equals(COPY_TRAILER)) {
    throw new RangeError(`a PGCOPY stream of ${binary.length} bytes lacks its trailer`);
  }
  const list = columns.map((column) => `"${checkedIdentifier(column)}"`).join(', ');
  return `COPY "${checkedIdentifier(table)}" (${list}) FROM ${source} (FORMAT binary)`;
}

/**
 * Hands the result on when a write touched exactly `expected` rows, else throws
 * `StatementRefused` (P0002): a silent zero is how a lost write shows itself.
 */
export function expectRowCount<Result extends { rowCount: number }>(
  result: Result,
  expected: number,
): Result {
  if (result.rowCount === expected) return result;
  throw new StatementRefused(`expected ${expected} rows, got ${result.rowCount}`, {
    code: 'P0002',
  });
}
