import { randomBytes } from 'node:crypto';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { NewReadKey, ReadKey } from '../../shared/model/collection.ts';
import { accountRepository } from '../accounts/repository.ts';
import { doneBefore, keepMade } from '../act-keys/made.ts';
import { instant } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import { auditEntry } from '../identity/audit-entry.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { hashOf, newToken, READ_KEY_MARK } from '../identity/tokens.ts';
import type { NewEntry } from '../journal/journal.ts';
import { ActHeaders } from '../plugins/act-key.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { readKeyRepository } from './repository.ts';

const PREFIX_BYTES = 6;
const ADMINISTRATOR = { allow: ['administrator'] } as const;
const Issued = Type.Object({ key: Type.String(), prefix: Type.String() });

/**
 * Ends a key; null when there is no such valid one in the caller's area.
 * @returns what the journal has to tell; the caller appends it last
 */
async function endKey(
  { clock }: Services,
  caller: Caller,
  prefix: string,
  transaction: Queryable,
): Promise<NewEntry | null> {
  const at = instant(clock.now());
  const isEnded = readKeyRepository(transaction).revoke(prefix, caller.scope, at);
  if (!(await isEnded)) return null;
  return auditEntry('read-key.revoked', actorOf(caller), `read-key:${prefix}`);
}

/**
 * A key is shown once: a retry with the same key of the act ends what the first try made and nobody has seen, and makes
 * another.
 * @throws Problem 422 on an area that the caller is not in charge of
 */
async function issueReadKey(services: Services, caller: Caller, asked: NewReadKey) {
  const { database, journal, clock } = services;
  if (!(await accountRepository(database).isAreaWithin(asked.area, caller.scope))) {
    const expected = 'expected a city, county or town of yours';
    throw problem(422, 'unknown-area', `area: ${expected}, got ${asked.area}`);
  }
  const prefix = randomBytes(PREFIX_BYTES).toString('hex');
  const key = `${READ_KEY_MARK}${prefix}_${newToken()}`;
  await database.transaction(async (transaction) => {
    const unseen = doneBefore().made;
    const ended = unseen && (await endKey(services, caller, unseen, transaction));
    const kept = { prefix, hash: hashOf(key), at: instant(clock.now()), by: caller.id };
    await readKeyRepository(transaction).add(asked, kept);
    await keepMade(prefix, transaction);
    const entry = auditEntry('read-key.issued', actorOf(caller), `read-key:${prefix}`, asked);
    await journal.append(transaction, ended ? [ended, entry] : [entry]);
  });
  journal.announce();
  return { key, prefix };
}

/** Whoever still reads with it is refused within a second. @throws Problem 404 */
async function revokeReadKey(services: Services, caller: Caller, prefix: string) {
  const { database, journal } = services;
  await database.transaction(async (transaction) => {
    const entry = await endKey(services, caller, prefix, transaction);
    if (!entry) throw problem(404, 'key-not-found', `there is no valid read key ${prefix}`);
    await journal.append(transaction, [entry]);
  });
  journal.announce();
}

/** Keys for GIS programs: made, listed and ended by the administrator. */
export const readKeyRoutes = (app: FastifyInstance, services: Services): void => {
  const typed = app.withTypeProvider<TypeBoxTypeProvider>();
  typed.get(
    '/api/read-keys',
    {
      config: ADMINISTRATOR,
      schema: {
        summary: 'Keys of GIS programs, without their secrets',
        response: { 200: Type.Array(ReadKey) },
      },
    },
    async ({ caller }) => readKeyRepository(services.database).all(caller.scope),
  );
  typed.post(
    '/api/read-keys',
    {
      config: ADMINISTRATOR,
      schema: {
        summary: 'Make a key that reads some collections of one area; it is shown this once',
        headers: ActHeaders,
        body: NewReadKey,
        response: { 201: Issued },
      },
    },
    async ({ caller, body }, reply) =>
      reply.status(201).send(await issueReadKey(services, caller, body)),
  );
  typed.delete(
    '/api/read-keys/:prefix',
    {
      config: ADMINISTRATOR,
      schema: {
        summary: 'End a key at once',
        params: Type.Object({ prefix: Type.String({ pattern: '^[0-9a-f]{12}$' }) }),
        response: { 204: Type.Null() },
      },
    },
    async ({ caller, params: { prefix } }, reply) => {
      await revokeReadKey(services, caller, prefix);
      return reply.status(204).send(null);
    },
  );
};
