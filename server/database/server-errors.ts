import pg from 'pg';
import {
  type DatabaseError,
  DatabaseFull,
  DatabaseUnavailable,
  errorFromSqlState,
  QueryTimeout,
  StatementRefused,
  UnknownOutcome,
} from './errors.ts';

/** pg's text for its own, client-side time limit; it carries no code. */
const CLIENT_TIMEOUT_TEXT = 'Query read timeout';

/**
 * Where the server refuses a prepared statement whose columns are others now: another node has migrated. Nothing was done,
 * and a new connection prepares it anew.
 */
const OUTDATED_PLAN_ROUTINE = 'RevalidateCachedQuery';

/** What pg threw as one of our classes. An error without an SQLSTATE is a broken connection. */
export function fromPgError(error: unknown): DatabaseError {
  if (isOurs(error)) return error;
  if (error instanceof pg.DatabaseError) {
    const { code = 'XX000', message, detail, hint, table, column, constraint, position } = error;
    const fields = { code, detail, hint, table, column, constraint, position };
    if (error.routine === OUTDATED_PLAN_ROUTINE) {
      return new DatabaseUnavailable(`a table was changed meanwhile: ${message}`, { cause: error });
    }
    return errorFromSqlState(message, fields, { cause: error });
  }
  const message = error instanceof Error ? error.message || error.name : String(error);
  if (message === CLIENT_TIMEOUT_TEXT) return new QueryTimeout(message, { cause: error });
  return new DatabaseUnavailable(`no connection to the database: ${message}`, { cause: error });
}

/** True when the connection that threw this must not be used again. */
export function isBroken(error: unknown): boolean {
  if (!isOurs(error)) return false;
  if (error instanceof DatabaseUnavailable) return true;
  const { cause } = error;
  return !(cause instanceof pg.DatabaseError) || cause.severity === 'FATAL';
}

function isOurs(error: unknown): error is DatabaseError {
  return (
    error instanceof StatementRefused ||
    error instanceof DatabaseUnavailable ||
    error instanceof QueryTimeout ||
    error instanceof DatabaseFull ||
    error instanceof UnknownOutcome
  );
}
