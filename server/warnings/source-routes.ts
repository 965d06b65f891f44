import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { Identifier } from '../../shared/model/common.ts';
import { WarningSource, WarningSourceDraft } from '../../shared/model/warning.ts';
import { instant } from '../clock.ts';
import { auditEntry } from '../identity/audit-entry.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { COORDINATORS } from '../identity/who.ts';
import { targetProblem } from '../outbound/addresses.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { sourceRepository } from './source-repository.ts';

/** @throws Problem 409 when name or address are taken, 422 on an address that must not be asked */
async function createSource(
  { database, journal, clock, config }: Services,
  caller: Caller,
  draft: WarningSourceDraft,
): Promise<void> {
  const wrong = targetProblem(draft.url, config.outboundHosts);
  if (wrong) throw problem(422, `target-${wrong}`, `url: ${wrong}, got ${draft.url}`);
  const by = actorOf(caller);
  await database.transaction(async (transaction) => {
    const made = { by, at: instant(clock.now()) };
    if (!(await sourceRepository(transaction).create(draft, made))) {
      throw problem(409, 'source-exists', `there is a source ${draft.id} or ${draft.url} already`);
    }
    const { id, name } = draft;
    const entry = auditEntry('warning-source.created', by, `source:${id}`, { name });
    await journal.append(transaction, [entry]);
  });
  journal.announce();
}

/** Said twice it is done once. */
async function removeSource(
  { database, journal }: Services,
  caller: Caller,
  id: string,
): Promise<void> {
  await database.transaction(async (transaction) => {
    const name = await sourceRepository(transaction).remove(id);
    if (name === null) return;
    const entry = auditEntry('warning-source.removed', actorOf(caller), `source:${id}`, { name });
    await journal.append(transaction, [entry]);
  });
  journal.announce();
}

/** Where official warnings are asked for: made by administrators, their health seen by those who act. */
export const sourceRoutes = (app: FastifyInstance, services: Services): void => {
  const api = app.withTypeProvider<TypeBoxTypeProvider>();
  api.get(
    '/api/warning-sources',
    {
      config: { allow: COORDINATORS },
      schema: {
        summary: 'Sources of official warnings and how they answered',
        response: { 200: Type.Object({ sources: Type.Array(WarningSource) }) },
      },
    },
    async () => ({ sources: await sourceRepository(services.database).list() }),
  );
  api.post(
    '/api/warning-sources',
    {
      config: { allow: ['administrator'], ofCity: true },
      schema: {
        summary: 'Ask a further source',
        body: WarningSourceDraft,
        response: { 204: Type.Null() },
      },
    },
    async ({ caller, body }, reply) => {
      await createSource(services, caller, body);
      return reply.status(204).send(null);
    },
  );
  api.delete(
    '/api/warning-sources/:id',
    {
      config: { allow: ['administrator'], ofCity: true },
      schema: {
        summary: 'Ask a source no more',
        params: Type.Object({ id: Identifier }),
        response: { 204: Type.Null() },
      },
    },
    async ({ caller, params }, reply) => {
      await removeSource(services, caller, params.id);
      return reply.status(204).send(null);
    },
  );
};
