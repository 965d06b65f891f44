import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { CLOSED, Identifier } from '../../shared/model/common.ts';
import { DraftQuestion, Evacuation, EvacuationOrder } from '../../shared/model/evacuation.ts';
import { EvacuationDraft, EvacuationLine } from '../../shared/wire/evacuation.ts';
import { COORDINATORS, PERSONS } from '../identity/who.ts';
import { ActHeaders, actKeyOf } from '../plugins/act-key.ts';
import { problem } from '../plugins/errors.ts';
import type { Services } from '../services.ts';
import { draftEvacuation } from './draft.ts';
import { evacuationRepository } from './repository.ts';
import { endEvacuation, signEvacuation } from './sign.ts';

const OfOne = Type.Object({ id: Identifier });
const Ending = Type.Object(
  { reason: Type.String({ minLength: 1, maxLength: 300, pattern: '\\S' }) },
  CLOSED,
);

/** Orders to evacuate: drafted from an area, signed, listed, ended (art. 21). */
export const evacuationRoutes = (app: FastifyInstance, services: Services): void => {
  const { database } = services;
  const api = app.withTypeProvider<TypeBoxTypeProvider>();
  api.post(
    '/api/evacuations/draft',
    {
      config: { allow: COORDINATORS },
      schema: {
        summary: 'From an affected area to who goes where; nothing is saved',
        body: DraftQuestion,
        response: { 200: EvacuationDraft },
      },
    },
    async ({ caller, body }) => (await draftEvacuation(services, database, caller, body)).draft,
  );
  api.get(
    '/api/evacuations',
    {
      config: { allow: PERSONS },
      schema: {
        summary: 'Orders to evacuate, those in force first',
        response: { 200: Type.Object({ evacuations: Type.Array(EvacuationLine) }) },
      },
    },
    async ({ caller }) => ({ evacuations: await evacuationRepository(database).all(caller.scope) }),
  );
  api.get(
    '/api/evacuations/:id',
    {
      config: { allow: PERSONS },
      schema: { summary: 'One order, whole', params: OfOne, response: { 200: Evacuation } },
    },
    async ({ caller, params: { id } }) => {
      const found = await evacuationRepository(database).byId(id, caller.scope);
      if (found) return found;
      throw problem(404, 'evacuation-not-found', `there is no order ${id} in your area`);
    },
  );
  api.post(
    '/api/evacuations',
    {
      config: { allow: COORDINATORS },
      schema: {
        summary: 'Sign a draft as one order: places, shelters opened, the notice drafted',
        headers: ActHeaders,
        body: EvacuationOrder,
        response: { 200: Evacuation },
      },
    },
    async ({ caller, body, headers }) => signEvacuation(services, caller, body, actKeyOf(headers)),
  );
  api.post(
    '/api/evacuations/:id/end',
    {
      config: { allow: COORDINATORS },
      schema: {
        summary: 'End an order: the places it promised are free again',
        params: OfOne,
        body: Ending,
        response: { 200: Evacuation },
      },
    },
    async ({ caller, params, body }) => endEvacuation(services, caller, params.id, body.reason),
  );
};
