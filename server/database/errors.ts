/**
 * What can go wrong between a feature and its database. Both databases throw these and nothing
 * else, so that a route can answer without knowing which of them is behind it.
 */

/** It cannot be reached, is restarting, or too many are waiting. Nothing was done. HTTP 503. */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable';
}

/**
 * A transaction stood still for longer than its limit, e.g. because its process was frozen, and the server ended it.
 * Nothing was done. HTTP 503.
 */
export class TransactionEnded extends DatabaseUnavailable {}

/** The disk is full (SQLSTATE 53100). Nothing was done. HTTP 507. */
export class DatabaseFull extends Error {
  override readonly name = 'DatabaseFull';
}

/** The connection broke during COMMIT: done or not done. Ask again with the same key. HTTP 503. */
export class UnknownOutcome extends Error {
  override readonly name = 'UnknownOutcome';
}

/**
 * A statement or transaction ran past its limit and was ended. In a transaction nothing was done; a
 * single write outside one may have been.
 */
export class QueryTimeout extends Error {
  override readonly name = 'QueryTimeout';
}

/** What PostgreSQL tells about a refused statement. `code` is the SQLSTATE. */
export type SqlErrorFields = {
  code: string;
  detail?: string | undefined;
  hint?: string | undefined;
  table?: string | undefined;
  column?: string | undefined;
  constraint?: string | undefined;
  /** Where in the statement, counted in characters from 1. */
  position?: string | undefined;
};

/** The database understood the statement and said no: a constraint, a syntax error, bad geometry. */
export class StatementRefused extends Error {
  override readonly name = 'StatementRefused';
  readonly code: string;
  readonly detail: string | undefined;
  readonly hint: string | undefined;
  readonly table: string | undefined;
  readonly column: string | undefined;
  readonly constraint: string | undefined;
  readonly position: string | undefined;

  constructor(message: string, fields: SqlErrorFields, options?: ErrorOptions) {
    super(message, options);
    this.code = fields.code;
    this.detail = fields.detail;
    this.hint = fields.hint;
    this.table = fields.table;
    this.column = fields.column;
    this.constraint = fields.constraint;
    this.position = fields.position;
  }
}

export type DatabaseError =
  | DatabaseUnavailable
  | DatabaseFull
  | UnknownOutcome
  | QueryTimeout
  | StatementRefused;

const UNAVAILABLE_STATES = new Set(['57P01', '57P02', '57P03', '57P05', '53300', '25006']);
/** query_canceled (statement_timeout), transaction_timeout. */
const TIMEOUT_STATES = new Set(['57014', '25P04']);
/** idle_in_transaction_session_timeout; the connection goes with the transaction. */
const STOOD_STILL_STATE = '25P03';

/** The error class for what PostgreSQL reported, from its SQLSTATE. */
export function errorFromSqlState(
  message: string,
  fields: SqlErrorFields,
  options?: ErrorOptions,
): DatabaseError {
  const { code } = fields;
  if (code === '53100') return new DatabaseFull(message, options);
  if (code === STOOD_STILL_STATE) return new TransactionEnded(message, options);
  if (TIMEOUT_STATES.has(code)) return new QueryTimeout(message, options);
  if (code.startsWith('08') || UNAVAILABLE_STATES.has(code)) {
    return new DatabaseUnavailable(message, options);
  }
  return new StatementRefused(message, fields, options);
}

/** True when a lock was not to be had in time: nothing was done, and it may be tried again. */
export const isLockTaken = (error: unknown): boolean =>
  error instanceof StatementRefused && error.code === '55P03';

/** An error of the data and not of the database: classes 21, 22 and 23 of SQLSTATE. Tried again it fails again. */
export const isDataError = (error: unknown): boolean =>
  error instanceof RangeError || (error instanceof StatementRefused && /^2[123]/.test(error.code));

/** True for a duplicate key; with `constraint`, only for that one. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  if (!(error instanceof StatementRefused) || error.code !== '23505') return false;
  return constraint === undefined || error.constraint === constraint;
}

/** True when the transaction lost against another one (40001, or a deadlock) and may be run again. */
export function isSerializationFailure(error: unknown): boolean {
  return error instanceof StatementRefused && (error.code === '40001' || error.code === '40P01');
}
