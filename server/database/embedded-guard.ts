/**
 * The second line behind `wasm-repair.ts`: answers of PGlite that look like success and are not.
 * A statement that really ran ends in a command tag; one whose end was swallowed has none, or the
 * placeholder `???`.
 */
export function isTrusted(result: { command?: string | undefined }): boolean {
  return result.command !== undefined && result.command !== '' && result.command !== '???';
}

export const SWALLOWED_MESSAGE =
  'the embedded database did not report the end of the statement: it may have done nothing or half';

/** Swallowed answers after which the worker is restarted: each may leave the session damaged. */
export const SWALLOWED_LIMIT = 100;
/** Exceptions turned into errors after which it is restarted: GEOS leaks about 30 KB in each. */
export const RAISED_LIMIT = 5_000;
