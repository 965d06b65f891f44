import { MINUTE_MS } from '../../shared/time/units.ts';
import { TIMEOUT_MS, takeHeadStart, withDesk } from './head-start.ts';

/** Why an act or a question was not answered: the API's own error, or `unreachable` with status 0. */
export type Refusal = { status: number; error: string; message: string; details?: unknown };

/** Expected failure is a result, so that every caller says what it shows then. */
export type Answer<Value> = { ok: true; value: Value } | { ok: false; refusal: Refusal };

export type Method = 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export type Api = {
  get<Value>(path: string): Promise<Answer<Value>>;
  /** @param idempotencyKey the same for a retry of the same act, so that it has one effect (F39) */
  send<Value>(
    method: Method,
    path: string,
    body?: unknown,
    idempotencyKey?: string,
  ): Promise<Answer<Value>>;
};

const unreachable = (cause: unknown): Refusal => ({
  status: 0,
  error: 'unreachable',
  message: cause instanceof Error ? cause.message : 'no answer',
});

async function refusalOf(response: Response): Promise<Refusal> {
  const told: unknown = await response.json().catch(() => null);
  const { error, message, details } = (told ?? {}) as Partial<Refusal>;
  return {
    status: response.status,
    error: typeof error === 'string' ? error : `http-${response.status}`,
    message: typeof message === 'string' ? message : response.statusText,
    ...(details === undefined ? {} : { details }),
  };
}

async function answerOf<Value>(request: Promise<Response>): Promise<Answer<Value>> {
  try {
    const response = await request;
    if (!response.ok) return { ok: false, refusal: await refusalOf(response) };
    const value = response.status === 204 ? undefined : await response.json();
    return { ok: true, value: value as Value };
  } catch (cause) {
    return { ok: false, refusal: unreachable(cause) };
  }
}

/** @param send how a request travels; the browser's own outside of tests */
function createApi(send: typeof fetch): Api {
  const common = () => ({
    credentials: 'same-origin' as const,
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  return {
    get: (path) => answerOf(send(path, { ...common(), headers: { accept: 'application/json' } })),
    send(method, path, body, idempotencyKey) {
      const headers: Record<string, string> = { accept: 'application/json' };
      if (body !== undefined) headers['content-type'] = 'application/json';
      if (idempotencyKey) headers['idempotency-key'] = idempotencyKey;
      const payload = body === undefined ? {} : { body: JSON.stringify(body) };
      return answerOf(send(path, { ...common(), method, headers, ...payload }));
    },
  };
}

/** Takes what was asked before this code was here, and asks for the rest. */
export const api = createApi(
  (input, init) =>
    (init?.method === undefined ? takeHeadStart(String(input)) : null) ??
    fetch(input, withDesk(init)),
);

/** Sends a document as XML: what a CAP file is taken as. */
export const sendXml = <Value>(path: string, text: string): Promise<Answer<Value>> =>
  answerOf(
    fetch(
      path,
      withDesk({
        method: 'POST',
        credentials: 'same-origin',
        signal: AbortSignal.timeout(TIMEOUT_MS),
        headers: { accept: 'application/json', 'content-type': 'application/xml' },
        body: text,
      }),
    ),
  );

/** A file that the server made: its bytes and the name it gave. */
export type ServedFile = { name: string; blob: Blob };

const LONG_TIMEOUT_MS = MINUTE_MS;
const FILE_NAME = /filename="([^"]+)"/;

/** Asks for a file by a request that the journal keeps. */
export async function sendForFile(path: string, body: unknown): Promise<Answer<ServedFile>> {
  try {
    const response = await fetch(path, withDesk(longRequest(body)));
    if (!response.ok) return { ok: false, refusal: await refusalOf(response) };
    const name = FILE_NAME.exec(response.headers.get('content-disposition') ?? '')?.[1];
    return { ok: true, value: { name: name ?? 'jingwei', blob: await response.blob() } };
  } catch (cause) {
    return { ok: false, refusal: unreachable(cause) };
  }
}

/** Sends what takes long to send or to look at: a file of shapes. */
export const sendLong = <Value>(path: string, body: unknown): Promise<Answer<Value>> =>
  answerOf(fetch(path, withDesk(longRequest(body))));

/** Sends a photo: what a unit's page took. */
export const sendJpeg = (path: string, picture: Blob, key: string): Promise<Answer<undefined>> =>
  answerOf(
    fetch(
      path,
      withDesk({
        method: 'POST',
        credentials: 'same-origin',
        signal: AbortSignal.timeout(LONG_TIMEOUT_MS),
        headers: {
          ...{ accept: 'application/json', 'content-type': 'image/jpeg' },
          'idempotency-key': key,
        },
        body: picture,
      }),
    ),
  );

const longRequest = (body: unknown): RequestInit => ({
  method: 'POST',
  credentials: 'same-origin',
  signal: AbortSignal.timeout(LONG_TIMEOUT_MS),
  headers: { accept: 'application/json, */*', 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
