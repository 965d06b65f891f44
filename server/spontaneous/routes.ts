import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { Spontaneous, SpontaneousActBody } from '../../shared/model/spontaneous.ts';
import { spontaneousAfter } from '../../shared/risk/spontaneous.ts';
import { doneBefore } from '../act-keys/made.ts';
import { instant } from '../clock.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { COORDINATORS, PERSONS } from '../identity/who.ts';
import { ActHeaders } from '../plugins/act-key.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { type PlacedSpontaneous, spontaneousRepository } from './repository.ts';
import { spontaneousEntry } from './watch.ts';

const OfOne = Type.Object({ id: Type.String({ pattern: '^[1-9]\\d{0,14}$' }) });

const told = ({ county: _c, name: _n, ...one }: PlacedSpontaneous): Spontaneous => one;

/** One act on a gathering nobody announced; a retry with the same key changes nothing. @throws Problem 404, 409 with the reason */
async function act(
  { database, journal, clock }: Services,
  caller: Caller,
  id: number,
  body: SpontaneousActBody,
): Promise<Spontaneous> {
  const done = await database.transaction(async (transaction) => {
    const repository = spontaneousRepository(transaction);
    const found = await repository.lock(id, caller.scope);
    if (!found)
      throw problem(404, 'spontaneous-not-found', `there is no gathering ${id} in your area`);
    if (doneBefore().isRepeat) return found;
    const outcome = spontaneousAfter(told(found), body, caller.id, instant(clock.now()));
    if (!outcome.ok) {
      throw problem(409, outcome.reason, `act: ${body.act} is not possible: ${outcome.reason}`);
    }
    const next = { ...found, ...outcome.value };
    await repository.update(next);
    await journal.append(transaction, [spontaneousEntry(next, body.act, actorOf(caller))]);
    return next;
  });
  journal.announce();
  return told(done);
}

/** Gatherings nobody announced: proposed by counts, taken up and closed by people (art. 17 ¶2). */
export const spontaneousRoutes = (app: FastifyInstance, services: Services): void => {
  const api = app.withTypeProvider<TypeBoxTypeProvider>();
  api.get(
    '/api/spontaneous',
    {
      config: { allow: PERSONS },
      schema: {
        summary: 'Gatherings nobody announced, open ones first',
        response: { 200: Type.Object({ spontaneous: Type.Array(Spontaneous) }) },
      },
    },
    async ({ caller }) => ({
      spontaneous: await spontaneousRepository(services.database).all(caller.scope),
    }),
  );
  api.post(
    '/api/spontaneous/:id/acts',
    {
      config: { allow: COORDINATORS },
      schema: {
        summary: 'Open, assess, plan, monitor, end or dismiss',
        params: OfOne,
        headers: ActHeaders,
        body: SpontaneousActBody,
        response: { 200: Spontaneous },
      },
    },
    async ({ caller, params, body }) => act(services, caller, Number(params.id), body),
  );
};
