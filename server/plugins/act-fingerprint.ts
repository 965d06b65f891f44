import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { checkKey, withAct } from '../act-keys/bound-database.ts';
import type { KeyedAct } from '../act-keys/repository.ts';
import { actorOf } from '../identity/caller.ts';
import { canonicalJson } from '../journal/canonical.ts';
import type { Services } from '../services.ts';

const HEADER = 'idempotency-key';

type Declared = { properties?: Record<string, unknown> } | undefined;

const isKeyed = ({ routeOptions }: FastifyRequest): boolean =>
  (routeOptions.schema?.headers as Declared)?.properties?.[HEADER] !== undefined;

/** What is wanted, without the version it was wanted on: whoever reloads and tries again wants the same. */
function wishOf(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  const { basedOn: _, ...wish } = body as Record<string, unknown>;
  return wish;
}

const isBytes = (body: unknown): body is Uint8Array => body instanceof Uint8Array;

/** SHA-256 of where an act goes and what it wants, as hex; of a photo its bytes count. */
function fingerprintOf({ method, routeOptions, params, query, body }: FastifyRequest): string {
  const where = canonicalJson([method, routeOptions.url, params, query]);
  const what = isBytes(body) ? body : canonicalJson(wishOf(body));
  return createHash('sha256').update(where).update(what).digest('hex');
}

function actOf(request: FastifyRequest): KeyedAct | null {
  const key = request.headers[HEADER];
  if (typeof key !== 'string' || !isKeyed(request)) return null;
  return { actor: actorOf(request.caller), key, fingerprint: fingerprintOf(request) };
}

/**
 * One key, one act (FAULTS.md F39), for every route that declares the header: the same key with another wish or at
 * another route is refused with 422 `act-key-used`. What the first answer was is for the feature to say again.
 */
export const registerActFingerprint = (app: FastifyInstance, { database }: Services): void => {
  app.addHook('preHandler', (request, _reply, done) => {
    const act = actOf(request);
    if (act === null) return done();
    checkKey(act, database).then(() => withAct(act, done), done);
  });
};
