import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  DatabaseFull,
  DatabaseUnavailable,
  isLockTaken,
  isSerializationFailure,
  isUniqueViolation,
  QueryTimeout,
  StatementRefused,
  UnknownOutcome,
} from '../database/errors.ts';
import { fieldProblems } from './field-problems.ts';

/** An expected refusal: becomes `{error, message, details?}` with that status. */
export class Problem extends Error {
  override name = 'Problem';
  readonly statusCode: number;
  /** Stable, kebab-case; the client translates it. */
  readonly code: string;
  readonly details: unknown;
  constructor(statusCode: number, code: string, message: string, details?: unknown) {
    super(message);
    this.statusCode = statusCode;
    this.code = code;
    this.details = details;
  }
}

/** To be thrown by handlers: `throw problem(404, 'alarm-not-found', 'no alarm 17 in your area')`. */
export const problem = (
  status: number,
  code: string,
  message: string,
  details?: unknown,
): Problem => new Problem(status, code, message, details);

/** Codes of ours for what the framework refuses before a handler runs. */
const FRAMEWORK_CODES: Readonly<Record<string, [string, string]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: ['body-too-large', 'the body is larger than this route accepts'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [
    'malformed-body',
    'the body is shorter or longer than announced',
  ],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['malformed-json', 'the body is empty'],
  FST_ERR_CTP_INVALID_JSON_BODY: ['malformed-json', 'the body is not JSON'],
  FST_ERR_MAX_PARAM_LENGTH: ['not-found', 'there is nothing here'],
  FST_ERR_BAD_URL: ['malformed-address', 'the address cannot be read'],
};

const RETRY_AFTER_SECONDS = 2;
/** Room is made by people, which takes minutes; senders that come every second would only fill the log [D]. */
const FULL_RETRY_AFTER_SECONDS = 30;

type Answer = { status: number; code: string; message: string; details?: unknown; retry?: number };

/** SQLSTATEs of text that no column can hold: a NUL, in text and in JSON. The sender wrote it. */
const UNSTORABLE_TEXT = new Set(['22021', '22P05']);

/** Constraints that hold one act for one key: whoever breaks one sent a key that did something else long ago. */
const ACT_KEY_CONSTRAINT = /act_key|_act$|_act_part$/;

const isUsedKey = (error: Error): boolean =>
  isUniqueViolation(error) && ACT_KEY_CONSTRAINT.test((error as StatementRefused).constraint ?? '');

/** It lost against another transaction, or would have waited for one too long, and was undone. */
const isInTheWay = (error: Error): boolean => isSerializationFailure(error) || isLockTaken(error);

/** What the database layer throws (database/errors.ts). Any other refused statement is a fault of ours: 500. */
const databaseAnswer = (error: Error): Answer | null => {
  const later = { status: 503, retry: RETRY_AFTER_SECONDS };
  if (error instanceof DatabaseUnavailable) {
    const message = 'the database is not reachable; nothing was done; try again';
    return { ...later, code: 'database-unavailable', message };
  }
  if (error instanceof QueryTimeout) {
    return { ...later, code: 'database-slow', message: 'the database took too long; try again' };
  }
  if (error instanceof UnknownOutcome) {
    const message = 'this may or may not have been done; ask again with the same ids';
    return { ...later, code: 'outcome-unknown', message };
  }
  if (isInTheWay(error)) {
    const message = 'others were at the same; nothing was done; try again';
    return { ...later, code: 'database-busy', message };
  }
  if (error instanceof StatementRefused && UNSTORABLE_TEXT.has(error.code)) {
    const message = 'the request holds a character that no text may hold (U+0000)';
    return { status: 400, code: 'invalid-request', message };
  }
  if (isUsedKey(error)) {
    const message = 'idempotency-key: it was the key of another act';
    return { status: 422, code: 'act-key-used', message };
  }
  if (error instanceof DatabaseFull) {
    const message = 'there is no space left to store this';
    return { status: 507, code: 'storage-full', message, retry: FULL_RETRY_AFTER_SECONDS };
  }
  return null;
};

const LONGEST_TYPE_SHOWN = 80;

/** Most routes take JSON, warnings and files their own: the page of the API says which. */
const wrongContentType = (request: FastifyRequest): Answer => {
  const got = request.headers['content-type']?.slice(0, LONGEST_TYPE_SHOWN) ?? 'none';
  const expected = 'one this route takes (application/json unless its page says otherwise)';
  const message = `content-type: expected ${expected}, got ${got}`;
  return { status: 415, code: 'wrong-content-type', message };
};

const frameworkAnswer = (error: FastifyError, request: FastifyRequest): Answer | null => {
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return wrongContentType(request);
  const known = FRAMEWORK_CODES[error.code];
  if (known) return { status: error.statusCode ?? 400, code: known[0], message: known[1] };
  if (error instanceof SyntaxError && error.statusCode === 400) {
    return { status: 400, code: 'malformed-json', message: 'the body is not JSON' };
  }
  if (error.statusCode === 429) {
    return { status: 429, code: 'too-many-requests', message: 'too many requests; try later' };
  }
  const status = error.statusCode ?? 500;
  if (status < 400 || status >= 500) return null;
  return { status, code: 'refused', message: 'the request was refused' };
};

const answerOf = (error: FastifyError, request: FastifyRequest): Answer => {
  if (error instanceof Problem) {
    const { statusCode: status, code, message, details } = error;
    return { status, code, message, details };
  }
  if (error.validation) {
    const details = fieldProblems(error.validation, error.validationContext, request);
    const [first] = details;
    const message = `${first?.field}: expected ${first?.expected}, got ${first?.got}`;
    return { status: 400, code: 'invalid-request', message, details };
  }
  const known = databaseAnswer(error) ?? frameworkAnswer(error, request);
  return known ?? { status: 500, code: 'internal', message: 'something went wrong on the server' };
};

const handle = (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
  const { status, code, message, details, retry } = answerOf(error, request);
  const about = { method: request.method, route: request.routeOptions.url, status, error: code };
  if (status >= 500) request.log.error({ ...about, err: error }, 'request failed');
  else request.log.info(about, message);
  if (retry !== undefined) reply.header('retry-after', retry);
  return reply.status(status).send({ error: code, message, ...(details ? { details } : {}) });
};

/**
 * The one place where an error becomes an answer. Nothing of a stack, of SQL or of a path leaves the
 * server (FAULTS.md S25); what is not known here is a 500 that is logged whole.
 */
export const registerErrors = (app: FastifyInstance): void => {
  app.setErrorHandler<FastifyError>(handle);
};
