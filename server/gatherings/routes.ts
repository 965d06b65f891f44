import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { CLOSED, Identifier } from '../../shared/model/common.ts';
import { Gate } from '../../shared/model/gate.ts';
import { actorOf, type Caller } from '../identity/caller.ts';
import { COORDINATORS, SCREENS } from '../identity/who.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { gatheringRepository } from './repository.ts';

const MOST_GATES = 40;
const OfGathering = Type.Object({ id: Identifier });
const Gates = Type.Object({ gates: Type.Array(Gate, { maxItems: MOST_GATES }) }, CLOSED);

async function ofScope({ database }: Services, { scope }: Caller, id: string) {
  const [found] = await gatheringRepository(database).located([id], scope);
  if (!found) throw problem(404, 'gathering-not-found', `there is no gathering ${id} in your area`);
  return found;
}

function mustDiffer(gates: readonly Gate[]): void {
  const double = gates.find(({ id }, index) => gates.findIndex((one) => one.id === id) !== index);
  if (double)
    throw problem(422, 'gate-twice', `gates: expected each id once, got ${double.id} twice`);
}

/** Gates of a zone: what egress and inflow are worked out from. */
export const gateRoutes = (app: FastifyInstance, services: Services): void => {
  const { database, journal } = services;
  const api = app.withTypeProvider<TypeBoxTypeProvider>();
  api.get(
    '/api/gatherings/:id/gates',
    {
      config: { allow: SCREENS },
      schema: {
        summary: 'Entrances and exits of a zone with their widths',
        params: OfGathering,
        response: { 200: Gates },
      },
    },
    async ({ caller, params }) => {
      await ofScope(services, caller, params.id);
      return { gates: await gatheringRepository(database).gates(params.id) };
    },
  );
  api.put(
    '/api/gatherings/:id/gates',
    {
      config: { allow: COORDINATORS },
      schema: {
        summary: 'Put gates in the place of those before',
        params: OfGathering,
        body: Gates,
        response: { 200: Gates },
      },
    },
    async ({ caller, params, body }) => {
      const { name, county, town } = await ofScope(services, caller, params.id);
      mustDiffer(body.gates);
      const gates = await database.transaction(async (transaction) => {
        const gatherings = gatheringRepository(transaction);
        await gatherings.replaceGates(params.id, body.gates);
        const stored = await gatherings.gates(params.id);
        const data = { name, gates: stored };
        const subject = `gathering:${params.id}`;
        await journal.append(transaction, [
          { kind: 'gathering.gates-changed', actor: actorOf(caller), county, town, subject, data },
        ]);
        return stored;
      });
      journal.announce();
      return { gates };
    },
  );
};
