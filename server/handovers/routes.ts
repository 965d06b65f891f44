import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { Identifier } from '../../shared/model/common.ts';
import { Handover, HandoverAct, HandoverList, NewHandover } from '../../shared/model/handover.ts';
import { instant } from '../clock.ts';
import { COORDINATORS } from '../identity/who.ts';
import { ActHeaders, actKeyOf } from '../plugins/act-key.ts';
import type { Services } from '../services.ts';
import { cardOf, endHandover, offerDesk } from './hand-over.ts';
import { handoverRepository } from './repository.ts';

const DESKS = { allow: COORDINATORS } as const;

/** The change of shift: what the desk has in hand, offered by one officer and accepted by the next. */
export const handoverRoutes = (app: FastifyInstance, services: Services): void => {
  const { database, clock } = services;
  const api = app.withTypeProvider<TypeBoxTypeProvider>();
  api.get(
    '/api/handovers',
    {
      config: DESKS,
      schema: {
        summary: 'What the desk has in hand, and earlier changes of shift',
        response: { 200: HandoverList },
      },
    },
    async ({ caller }) => ({
      now: await cardOf(database, caller.scope, instant(clock.now())),
      handovers: await handoverRepository(database).ofArea(caller.area),
    }),
  );
  api.post(
    '/api/handovers',
    {
      config: DESKS,
      schema: {
        summary: 'Offer the desk to the next officer',
        headers: ActHeaders,
        body: NewHandover,
        response: { 200: Handover },
      },
    },
    async ({ caller, body, headers }) => offerDesk(services, caller, body, actKeyOf(headers)),
  );
  api.post(
    '/api/handovers/:id/acts',
    {
      config: DESKS,
      schema: {
        summary: 'Accept the desk, or take the offer back',
        params: Type.Object({ id: Identifier }),
        body: HandoverAct,
        response: { 200: Handover },
      },
    },
    async ({ caller, params, body }) => endHandover(services, caller, params.id, body),
  );
};
